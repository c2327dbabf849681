using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>Menu entries of the Chat API configuration and the delivery log.</summary>
internal static class CallbacksNav
{
    public static void AddCallbacksNav(this IServiceCollection services)
    {
        services.AddSingleton(new NavItem(
            () => CallbacksText.Menu, "/administration/chat-api-config", Icons.Material.Outlined.Webhook, 100, Role.GlobalManager)
        {
            Group = NavGroup.Administration,
        });
        services.AddSingleton(new ShellPart(typeof(TroubleBanner)) { InPage = true });
        services.AddSingleton(new NavItem(
            () => DeliveriesText.Menu, "/administration/deliveries", Icons.Material.Outlined.LocalShipping, 120, Role.GlobalManager)
        {
            Group = NavGroup.Administration,
        });
    }
}
