using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Callbacks.Ui;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>Registers what managers do with the callback endpoint: configure, test, look.</summary>
internal static class ChatApiConfigSetup
{
    public static void AddChatApiConfig(this IServiceCollection services)
    {
        services.AddSingleton<SaveChatApiConfig>();
        services.AddSingleton<RotateSecret>();
        services.AddSingleton<SendTestEvent>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<MeasureBacklog>();
        services.AddSingleton<ReportEndpoint>();
        services.AddCallbacksNav();
        services.AddSingleton<RebuildCallback>();
    }
}
