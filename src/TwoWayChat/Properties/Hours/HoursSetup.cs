using TwoWayChat.Properties.Hours.Ui;

namespace TwoWayChat.Properties.Hours;

/// <summary>Registers business hours.</summary>
internal static class HoursSetup
{
    public static void AddBusinessHours(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HoursOptions>().Bind(configuration.GetSection(HoursOptions.Section))
            .Validate(options => options.Sweep > TimeSpan.Zero, "Hours:Sweep must be longer than nothing")
            .ValidateOnStart();
        services.AddSingleton<HoursStore>();
        services.AddSingleton<TurnHours>();
        services.AddSingleton<EditHours>();
        services.AddHostedService<HoursWorker>();
        services.AddHoursNav();
    }
}
