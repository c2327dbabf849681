using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Sessions.Ui;

/// <summary>Menu entry of integration sessions.</summary>
internal static class SessionsNav
{
    public static void AddSessionsNav(this IServiceCollection services) => services.AddSingleton(
        new NavItem(() => SessionsText.Menu, "/administration/sessions", Icons.Material.Outlined.Cable, 110, Role.GlobalManager)
        {
            Group = NavGroup.Administration,
        });
}
