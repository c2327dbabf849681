using TwoWayChat.Callbacks.Inspection.Ui;

namespace TwoWayChat.Callbacks.Inspection;

/// <summary>Registers the callback inspector.</summary>
internal static class InspectorSetup
{
    public static void AddInspector(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InspectorOptions>().Bind(configuration.GetSection(InspectorOptions.Section));
        services.AddSingleton<CheckSignature>();
        services.AddSingleton<Inspector>();
        if (configuration.GetSection(InspectorOptions.Section).Get<InspectorOptions>() is { Inspector: true })
        {
            services.AddInspectorNav();
        }
    }
}
