using TwoWayChat.Security;

namespace TwoWayChat.Web.Layout;

/// <summary>
/// A page's entry in the main menu. The slice that owns the page registers it: <c>services.AddSingleton(new NavItem(...))</c>.
/// </summary>
/// <param name="Text">Read at every rendering, so that it follows the reader's language.</param>
/// <param name="Href">The page's path, beginning with a slash.</param>
/// <param name="Icon">An SVG path from <c>Icons.Material.Outlined</c>.</param>
/// <param name="Order">Place within the group; the README of Web lists the numbers.</param>
/// <param name="Roles">Who sees the entry; none: every user. The page itself must still refuse others.</param>
internal sealed record NavItem(Func<string> Text, string Href, string Icon, int Order, params IReadOnlyList<Role> Roles)
{
    public NavGroup Group { get; init; } = NavGroup.Main;

    public bool IsFor(Role role) => Roles.Count == 0 || Roles.Contains(role);
}
