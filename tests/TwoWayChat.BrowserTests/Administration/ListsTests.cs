using System.Net.Http.Json;
using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Administration;

/// <summary>What lists and cards say of what they leave out, and of what waits.</summary>
public sealed class ListsTests(Browser browser, DemoServer server)
{
    [Fact]
    public async Task Contacts_OfOneTag_SaySoAndLeadBackToAll()
    {
        using var api = server.ApiAs("manager");
        (await api.PostAsJsonAsync("contacts", new { address = "+12025569411", firstName = "Vera", tags = new[] { "garden" } })).EnsureSuccessStatusCode();
        (await api.PostAsJsonAsync("contacts", new { address = "+12025569412", firstName = "Otto" })).EnsureSuccessStatusCode();
        await using var opened = await browser.SignInAsync(server, "manager");
        var page = opened.Page;
        await page.GotoAsync("/contacts?tag=garden");

        await Assertions.Expect(page.Locator(".tag-button")).ToContainTextAsync("Tag: garden");
        await Assertions.Expect(page.GetByText("1 in all")).ToBeVisibleAsync();
        await page.Locator(".tag-button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".tag-button")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Otto" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task DeliveryLog_AskedForASequence_ShowsItsEventAndLeadsToAllAttemptsAtIt()
    {
        const int Events = 3;
        await using var scene = await ControlScene.StartAsync(DatabaseKind.Sqlite, Events);
        await using var opened = await browser.OpenAsync(scene.Server.Address);
        var page = opened.Page;
        await opened.SignInAsync((scene.Story.Caller.SignInName, scene.Story.Caller.Password), $"/administration/deliveries?search={Events}");

        await Assertions.Expect(page.Locator(".list tbody tr")).ToHaveCountAsync(1);
        await page.Locator(".list .row-link").ClickAsync();
        await page.OpenDialog().GetByRole(AriaRole.Link, new() { Name = "All attempts at this event" }).ClickAsync();

        await Assertions.Expect(page.OpenDialog()).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".list tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).Not.ToHaveValueAsync($"{Events}");
        (await opened.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task HealthOfTheEndpoint_WithEventsThatWait_CountsThemAndNamesTheOldest()
    {
        await using var scene = await ControlScene.StartAsync(DatabaseKind.Sqlite);
        await scene.DoAsync("POST", "pause");
        await scene.Story.LogAsync("chat", 3);
        await using var opened = await browser.OpenAsync(scene.Server.Address);
        var page = opened.Page;
        await opened.SignInAsync((scene.Story.Caller.SignInName, scene.Story.Caller.Password), "/administration/chat-api-config");
        var figures = page.Locator(".figures");

        await Assertions.Expect(figures).ToContainTextAsync("Oldest that waits");
        await Assertions.Expect(figures).Not.ToContainTextAsync("Events that wait0");
        (await opened.FaultsAsync()).ShouldBeEmpty();
    }
}
