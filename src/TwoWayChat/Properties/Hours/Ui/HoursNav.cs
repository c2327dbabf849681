using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Properties.Hours.Ui;

/// <summary>The menu entry of business hours.</summary>
internal static class HoursNav
{
    private const int Order = 70;

    public static void AddHoursNav(this IServiceCollection services) => services.AddSingleton(new NavItem(
        () => HoursUiText.Title, "/administration/business-hours", Icons.Material.Outlined.Schedule, Order, Role.GlobalManager, Role.PropertyManager)
    {
        Group = NavGroup.Administration,
    });
}
