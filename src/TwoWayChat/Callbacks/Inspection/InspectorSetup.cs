using TwoWayChat.Callbacks.Inspection.Ui;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Inspection;

/// <summary>Registers the callback inspector.</summary>
internal static class InspectorSetup
{
    public static void AddInspector(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<InspectorOptions>(configuration, InspectorOptions.Section, _ => []);
        services.AddSingleton<CheckSignature>();
        services.AddSingleton<Inspector>();
        if (bool.TryParse(configuration[$"{InspectorOptions.Section}:{nameof(InspectorOptions.Inspector)}"], out var isOn) && isOn)
        {
            services.AddInspectorNav();
        }
    }
}
