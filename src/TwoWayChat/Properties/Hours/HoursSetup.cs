using TwoWayChat.Data;
using TwoWayChat.Properties.Hours.Ui;

namespace TwoWayChat.Properties.Hours;

/// <summary>Registers business hours.</summary>
internal static class HoursSetup
{
    public static void AddBusinessHours(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<HoursOptions>(configuration, HoursOptions.Section, options => options.Problems());
        services.AddSingleton<HoursStore>();
        services.AddSingleton<TurnHours>();
        services.AddSingleton<EditHours>();
        services.AddSingleton<CopyHolidays>();
        services.AddHostedService<HoursWorker>();
        services.AddHoursNav();
    }
}
