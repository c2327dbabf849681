using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Templates.Ui;

/// <summary>The menu entry of templates.</summary>
internal static class TemplatesNav
{
    private const int Order = 50;

    public static void AddTemplatesNav(this IServiceCollection services) => services.AddSingleton(new NavItem(
        () => TemplatesText.Menu, "/administration/templates", Icons.Material.Outlined.Notes, Order, Role.GlobalManager, Role.PropertyManager)
    {
        Group = NavGroup.Administration,
    });
}
