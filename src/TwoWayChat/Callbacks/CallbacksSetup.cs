using Microsoft.Extensions.Options;
using TwoWayChat.Callbacks.Control;
using TwoWayChat.Callbacks.Inspection;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Settings;
using TwoWayChat.Callbacks.Trouble;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Data;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks;

/// <summary>Registers the callback engine.</summary>
internal static class CallbacksSetup
{
    public static void AddCallbacks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCallbackWire(configuration);
        services.AddCheckedOptions<LaneOptions>(configuration, LaneOptions.Section, options => options.Problems());
        services.AddSingleton(provider => new SendSlots(provider.GetRequiredService<IOptions<LaneOptions>>().Value.InFlight));
        services.AddSingleton<CallbackMetrics>();
        services.AddSingleton<CallbackStore>();
        services.AddSingleton<FlushStore>();
        services.AddControl();
        services.AddTrouble(configuration);
        services.AddSingleton<EndGoneSession>();
        services.AddSingleton<LaneEnds>();
        services.AddSingleton<LaneHost>();
        services.AddHostedService(provider => provider.GetRequiredService<LaneHost>());
        services.AddSingleton<CursorLanes>();
        services.AddSingleton<ISessionLanes, SessionLanes>();
        services.AddChatApiConfig();
        services.AddInspector(configuration);
    }
}
