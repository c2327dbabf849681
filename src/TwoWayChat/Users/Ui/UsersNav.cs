using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Users.Ui;

/// <summary>Menu entries of the three roles.</summary>
internal static class UsersNav
{
    public static void AddUsersNav(this IServiceCollection services)
    {
        Add(services, new NavItem(
            () => UsersText.PROPERTY_MANAGER_Title, "/administration/property-managers", Icons.Material.Outlined.SupervisorAccount, 20, Role.GlobalManager));
        Add(services, new NavItem(
            () => UsersText.AGENT_Title, "/administration/agents", Icons.Material.Outlined.SupportAgent, 30, Role.GlobalManager, Role.PropertyManager));
        Add(services, new NavItem(
            () => UsersText.GLOBAL_MANAGER_Title, "/administration/global-managers", Icons.Material.Outlined.AdminPanelSettings, 40, Role.GlobalManager));
    }

    private static void Add(IServiceCollection services, NavItem item) => services.AddSingleton(item with { Group = NavGroup.Administration });
}
