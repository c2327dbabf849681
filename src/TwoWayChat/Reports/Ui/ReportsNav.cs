using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Reports.Ui;

/// <summary>Menu entry of the overview.</summary>
internal static class ReportsNav
{
    private const int Order = 40;

    public static void AddReportsNav(this IServiceCollection services) => services.AddSingleton(new NavItem(
        () => ReportsText.Overview, "/overview", Icons.Material.Outlined.Insights, Order, Role.GlobalManager, Role.PropertyManager));
}
