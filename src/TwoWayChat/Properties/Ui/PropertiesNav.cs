using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Properties.Ui;

/// <summary>Menu entries of properties, keywords and sender addresses.</summary>
internal static class PropertiesNav
{
    public static void AddPropertiesNav(this IServiceCollection services)
    {
        Add(services, new NavItem(
            () => PropertiesText.Menu, "/administration/properties", Icons.Material.Outlined.Apartment, 10, Role.GlobalManager, Role.PropertyManager));
        Add(services, new NavItem(
            () => PropertiesText.KeywordsMenu, "/administration/keywords", Icons.Material.Outlined.AltRoute, 60, Role.GlobalManager, Role.PropertyManager));
        Add(services, new NavItem(
            () => PropertiesText.SendersMenu,
            "/administration/sender-addresses",
            Icons.Material.Outlined.Numbers,
            80,
            Role.GlobalManager,
            Role.PropertyManager));
    }

    private static void Add(IServiceCollection services, NavItem item) => services.AddSingleton(item with { Group = NavGroup.Administration });
}
