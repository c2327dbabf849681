using Bunit;
using Microsoft.AspNetCore.Components;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Web.Layout;

namespace TwoWayChat.Tests.Web;

public class NavMenuTests
{
    [Theory]
    [InlineData("AGENT", "Inbox", "Contacts")]
    [InlineData("PROPERTY_MANAGER", "Inbox", "Contacts", "Agents")]
    [InlineData("GLOBAL_MANAGER", "Inbox", "Contacts", "Agents", "Properties")]
    public async Task Menu_ByRole_ShowsOwnEntriesInOrder(string role, params string[] entries)
    {
        await using var page = Page();

        var menu = page.Render<NavMenu>(Signed(role));

        menu.FindAll("a > span:last-child").Select(entry => entry.TextContent).ShouldBe(entries);
    }

    [Theory]
    [InlineData("administration/agents/42", true)]
    [InlineData("inbox", false)]
    public async Task Administration_WhenPageIsWithin_StandsOpen(string path, bool open)
    {
        await using var page = Page();
        page.Services.GetRequiredService<NavigationManager>().NavigateTo(path);

        var menu = page.Render<NavMenu>(Signed("GLOBAL_MANAGER"));

        menu.Find("details").HasAttribute("open").ShouldBe(open);
    }

    private static BunitContext Page()
    {
        var page = new BunitContext();
        page.Services.AddSingleton(new NavItem(
            () => "Properties", "/administration/properties", "", 20, Role.GlobalManager) { Group = NavGroup.Administration });
        page.Services.AddSingleton(
            new NavItem(() => "Agents", "/administration/agents", "", 10, Role.GlobalManager, Role.PropertyManager) { Group = NavGroup.Administration });
        page.Services.AddSingleton(new NavItem(() => "Contacts", "/contacts", "", 20));
        page.Services.AddSingleton(new NavItem(() => "Inbox", "/inbox", "", 10));
        return page;
    }

    private static Action<ComponentParameterCollectionBuilder<NavMenu>> Signed(string role)
    {
        var account = new Account
        {
            Company = new NamedRef("c", "acme"),
            UserId = "u",
            Username = "ana",
            DisplayName = "Ana",
            Role = TwoWayChat.Data.EnumText.Parse<Role>(role),
            Enabled = true,
            SecurityStamp = "",
            PasswordHash = "",
            PropertyIds = new HashSet<string>(),
        };
        return parameters => parameters.AddCascadingValue(new Caller(account));
    }
}
