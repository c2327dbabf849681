using MudBlazor;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Security.Ui;

/// <summary>Menu entry of the audit log.</summary>
internal static class AuditNav
{
    public static void AddAuditNav(this IServiceCollection services) => services.AddSingleton(
        new NavItem(() => AuditText.Menu, "/administration/audit-log", Icons.Material.Outlined.History, 130, Role.GlobalManager)
        {
            Group = NavGroup.Administration,
        });
}
