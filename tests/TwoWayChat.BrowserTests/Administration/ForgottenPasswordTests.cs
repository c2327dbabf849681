using System.Net.Http.Json;
using System.Text.RegularExpressions;
using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Administration;

public sealed partial class ForgottenPasswordTests(Browser browser)
{
    private const string Mailbox = "ana@acme.example";
    private const string NewPassword = "a brand new password";

    [Fact]
    public async Task Password_Forgotten_IsSetAnewByTheLinkInTheMail()
    {
        await using var address = new SwitchedAddress(null);
        using var sink = await MailSink.StartAsync();
        await using var server = await TestServer.StartAsync(
            DatabaseKind.Sqlite, new() { Settings = [.. sink.Settings, ("Server:PublicUrl", address.Address.ToString())] });
        address.SwitchTo(server.Address);
        var user = await PersonAsync(server);
        await using var opened = await browser.OpenAsync(address.Address);
        var page = opened.Page;

        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Forgotten() }).ClickAsync();
        await page.GetByLabel("User name").FillAsync(user.SignInName);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "a link is on its way" })).ToBeVisibleAsync();

        await page.GotoAsync(await LinkAsync(sink));
        await opened.ShouldBeAccessibleAsync();
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(NewPassword);
        await page.Locator("input[name=repeat]").FillAsync("a brand new pasword");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#repeat-error")).ToBeVisibleAsync();
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(NewPassword);
        await page.Locator("input[name=repeat]").FillAsync(NewPassword);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync(url => url.EndsWith("/sign-in?changed=true", StringComparison.Ordinal));
        await page.SignInAsync(user.SignInName, NewPassword);
        opened.Complaints.ShouldAllBe(complaint => complaint.Contains("422", StringComparison.Ordinal));
    }

    private static async Task<TestUser> PersonAsync(TestServer server)
    {
        var company = await server.Seed.CreateCompanyAsync();
        var user = await server.Seed.AddUserAsync(company, Role.GlobalManager, "ana");
        (await server.As(user).PutAsJsonAsync($"users/{user.Id}", new { email = Mailbox })).EnsureSuccessStatusCode();
        return user;
    }

    private static async Task<string> LinkAsync(MailSink sink) =>
        Link().Match((await sink.WaitForAsync(Mailbox))[0].Raw.Replace("=\r\n", "", StringComparison.Ordinal)).Value;

    [GeneratedRegex("forgotten", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Forgotten();

    [GeneratedRegex(@"http://\S+/sign-in/new-password/\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
