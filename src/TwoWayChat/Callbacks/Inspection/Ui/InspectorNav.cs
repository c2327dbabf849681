using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Callbacks.Inspection.Ui;

/// <summary>Menu entry of the callback inspector.</summary>
internal static class InspectorNav
{
    public static void AddInspectorNav(this IServiceCollection services) => services.AddSingleton(
        new NavItem(() => InspectorText.Menu, InspectorApi.Path, Icons.Material.Outlined.Radar, 90, Role.GlobalManager));
}
