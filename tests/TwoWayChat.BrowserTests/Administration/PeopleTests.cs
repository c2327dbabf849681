using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Administration;

public sealed class PeopleTests(Browser browser, DemoServer server)
{
    [Fact]
    public async Task Agent_AddedByKeyboardAlone_SignsInWithWhatIsHandedOver()
    {
        await using var opened = await browser.SignInAsync(server, "manager");
        var page = opened.Page;
        await page.GotoAsync("/administration/agents");

        await page.Button("Add agent").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.OpenDialog().GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Zoe Zimmer");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("zoe");
        await page.OpenDialog().GetByRole(AriaRole.Checkbox).First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Button("Suggest one").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.OpenDialog().GetByLabel("Password", new() { Exact = true })).Not.ToBeEmptyAsync();
        await page.OpenDialog().GetByLabel("Password", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Zoe Zimmer can sign in now" })).ToBeVisibleAsync();
        await opened.ShouldBeAccessibleAsync();
        var password = await page.OpenDialog().GetByLabel("Password", new() { Exact = true }).InputValueAsync();
        await page.Button("Close").ClickAsync();
        await Assertions.Expect(page.GetByText("zoe@acme")).ToBeVisibleAsync();
        await using var hers = await browser.OpenAsync(server.Http);
        await hers.Page.SignInAsync("zoe@acme", password);
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Agent_WithFieldsThatBreakRules_IsToldAtEachField()
    {
        await using var opened = await browser.SignInAsync(server, "manager");
        var page = opened.Page;
        await page.GotoAsync("/administration/agents");

        await page.Button("Add agent").ClickAsync();
        await page.OpenDialog().GetByLabel("User name").FillAsync("an@a");
        await page.OpenDialog().GetByLabel("Password", new() { Exact = true }).FillAsync("short");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.OpenDialog().GetByText("Must not hold ':' or '@'.")).ToBeVisibleAsync();
        await Assertions.Expect(page.OpenDialog().GetByText("Must have at least 10 characters.")).ToBeVisibleAsync();
        await Assertions.Expect(page.OpenDialog().GetByLabel("User name")).ToBeFocusedAsync();
        await Assertions.Expect(page.OpenDialog().GetByLabel("User name")).ToHaveValueAsync("an@a");
        await opened.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.OpenDialog().GetByText("What you have written is not saved.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.OpenDialog()).ToBeHiddenAsync();
        await Assertions.Expect(page.Button("Add agent")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task PropertyManager_SeesOwnAgentsAndIsRefusedElsewhere()
    {
        await using var opened = await browser.SignInAsync(server, "paula");
        var page = opened.Page;

        await page.GotoAsync("/administration/agents");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Edit Ana Agent" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Audit log" })).ToBeHiddenAsync();
        await page.Button("Add agent").ClickAsync();
        await Assertions.Expect(page.OpenDialog().GetByLabel("Role")).ToHaveCountAsync(0);
        await page.OpenDialog().GetByLabel("User name").FillAsync("nina");
        await page.OpenDialog().GetByLabel("Password", new() { Exact = true }).FillAsync("a long password");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.OpenDialog().GetByText("Must name at least one of your properties.")).ToBeVisibleAsync();

        await page.GotoAsync("/administration/audit-log");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You have no access to this page" })).ToBeVisibleAsync();
    }
}
