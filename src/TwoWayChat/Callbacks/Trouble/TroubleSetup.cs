using TwoWayChat.Callbacks.Retention;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Trouble;

/// <summary>Registers what watches over callbacks: telling managers of trouble, and removing what is too old.</summary>
internal static class TroubleSetup
{
    public static void AddTrouble(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TroubleStore>();
        services.AddSingleton<TellOfTrouble>();
        services.AddSingleton<ReadTrouble>();
        services.AddSingleton<TroubleSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<TroubleSweep>());
        services.AddCheckedOptions<RetentionOptions>(configuration, RetentionOptions.Section, options => options.Problems());
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<FindLosing>();
        services.AddSingleton<RetentionSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionSweep>());
    }
}
