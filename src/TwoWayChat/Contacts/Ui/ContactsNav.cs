using MudBlazor;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Contacts.Ui;

/// <summary>Menu entry of contacts: everybody's.</summary>
internal static class ContactsNav
{
    public static void AddContactsNav(this IServiceCollection services) =>
        services.AddSingleton(new NavItem(() => ContactsText.Menu, "/contacts", Icons.Material.Outlined.Contacts, 20));
}
