using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>Menu entry of the Chat API configuration.</summary>
internal static class CallbacksNav
{
    public static void AddCallbacksNav(this IServiceCollection services) => services.AddSingleton(
        new NavItem(() => CallbacksText.Menu, "/administration/chat-api-config", Icons.Material.Outlined.Webhook, 100, Role.GlobalManager)
        {
            Group = NavGroup.Administration,
        });
}
