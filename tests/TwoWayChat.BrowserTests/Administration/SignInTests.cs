using System.Text.RegularExpressions;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Administration;

public sealed partial class SignInTests(Browser browser, DemoServer server)
{
    [Fact]
    public async Task EmptyServer_SetUpByItsLink_IsReadyForWork()
    {
        await using var empty = await EmptyServer.StartAsync();
        await using var opened = await browser.OpenAsync(empty.Http);
        var page = opened.Page;
        await page.GotoAsync(await empty.LinkAsync());

        await page.GetByLabel("Company").FillAsync("acme");
        await page.GetByLabel("Your user name").FillAsync("mia");
        await page.GetByLabel("Name", new() { Exact = true }).Or(page.GetByLabel("Your name")).FillAsync("Mia Manager");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("a long password");
        await opened.ShouldBeAccessibleAsync();
        await page.Button("Create company and sign in").ClickAsync();

        await page.WaitForURLAsync(url => url.EndsWith("/inbox", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".set-up-steps li")).ToHaveCountAsync(6);
        (await opened.FaultsAsync()).ShouldBeEmpty();
        await page.GotoAsync("/administration/agents");
        await Assertions.Expect(page.GetByText("First add a property")).ToBeVisibleAsync();
        await page.GotoAsync("/administration/properties");
        await page.Button("Add property").First.ClickAsync();
        await page.OpenDialog().GetByLabel("Name").FillAsync("Front desk");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Button("Edit Front desk")).ToBeVisibleAsync();
        await page.GotoAsync("/inbox");
        await Assertions.Expect(page.Locator(".set-up-done")).ToContainTextAsync("Add a property");
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_WithoutSignIn_IsShownAfterIt()
    {
        await using var opened = await browser.OpenAsync(server.Http);
        var page = opened.Page;
        var (user, password) = server.Credentials("manager");

        await page.GotoAsync("/administration/properties");
        await page.GetByLabel("User name").FillAsync(user);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is not right");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Properties" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignOut_InOneTab_ClosesTheOthers()
    {
        await using var opened = await browser.SignInAsync(server, "ben");
        var page = opened.Page;
        await page.GotoAsync("/profile");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/profile");
        await Assertions.Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Your profile" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { NameRegex = UserMenu() }).ClickAsync();
        await page.Button("Sign out").ClickAsync();

        await Assertions.Expect(page.GetByText("You are signed out.")).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [GeneratedRegex("Your account", RegexOptions.None, 1000)]
    private static partial Regex UserMenu();
}
