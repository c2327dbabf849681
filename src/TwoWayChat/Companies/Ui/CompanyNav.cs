using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Companies.Ui;

/// <summary>Menu entry of the company: global managers'.</summary>
internal static class CompanyNav
{
    private const int Order = 90;

    public static void AddCompanyNav(this IServiceCollection services) => services.AddSingleton(
        new NavItem(() => CompanyText.Menu, "/administration/company", Icons.Material.Outlined.Business, Order, Role.GlobalManager)
            { Group = NavGroup.Administration });
}
