using MudBlazor;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Chats.Consent.Ui;

/// <summary>Menu entry of the consent settings: global managers'.</summary>
internal static class ConsentNav
{
    private const int Order = 85;

    public static void AddConsentNav(this IServiceCollection services) => services.AddSingleton(
        new NavItem(() => ConsentPageText.Menu, "/administration/consent", Icons.Material.Outlined.PrivacyTip, Order, Role.GlobalManager)
            { Group = NavGroup.Administration });
}
