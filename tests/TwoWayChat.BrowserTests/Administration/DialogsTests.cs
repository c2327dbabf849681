using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Administration;

/// <summary>The dialogs of administration, opened: accessible in light and dark, and no wider than a phone.</summary>
public sealed class DialogsTests(Browser browser, DemoServer server)
{
    /// <summary>Pages, with the button that opens the dialog.</summary>
    private static readonly (string Path, string Button)[] Dialogs =
    [
        ("/administration/properties", "Add property"),
        ("/administration/properties", "Edit Billing"),
        ("/administration/agents", "Add agent"),
        ("/administration/agents", "Edit Ana Agent"),
        ("/administration/property-managers", "Add property manager"),
        ("/administration/global-managers", "Add global manager"),
        ("/administration/templates", "Add template"),
        ("/administration/keywords", "Add keyword"),
        ("/administration/sender-addresses", "Add sender address"),
        ("/contacts", "Add contact"),
        ("/inbox", "New chat"),
    ];

    [Fact]
    public async Task Dialogs_OfAdministration_AreAccessibleInLightAndDarkAndFitANarrowScreen()
    {
        await using var opened = await browser.SignInAsync(server, "manager");
        var wrong = new List<string>();

        foreach (var (path, button) in Dialogs)
        {
            await OpenAsync(opened, path, button);
            wrong.AddRange((await opened.FaultsAsync()).Select(fault => $"{path} {button}: {fault}"));
        }

        wrong.ShouldBeEmpty();
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Holidays_OfOneProperty_AreCopiedToAnotherByKeys()
    {
        using var api = server.ApiAs("manager");
        var (from, to) = (await AddPropertyAsync(api, "Harbour"), await AddPropertyAsync(api, "Airport"));
        (await api.PutAsJsonAsync($"business-hours/{from}", new { exceptions = new[] { new { date = "2090-12-25", name = "Christmas Day" } } })).EnsureSuccessStatusCode();
        await using var opened = await browser.SignInAsync(server, "manager");
        var page = opened.Page;
        await OpenAsync(opened, $"/administration/business-hours/{from}", "Copy to other properties…");
        var airport = page.OpenDialog().GetByRole(AriaRole.Checkbox, new() { Name = "Airport" });

        await page.DialogHasFocusAsync();
        await airport.PressAsync("Space");
        await Assertions.Expect(airport).ToBeCheckedAsync();
        await Assertions.Expect(page.OpenDialog()).ToContainTextAsync("adds 2090-12-25");
        (await opened.FaultsAsync()).ShouldBeEmpty();
        await page.Button("Copy to 1 property").PressAsync("Enter");

        await Assertions.Expect(page.GetByText("The holidays of 1 property have been changed.")).ToBeVisibleAsync();
        var hours = await api.GetFromJsonAsync<JsonNode>($"business-hours/{to}");
        hours!["exceptions"]![0]!["name"]!.GetValue<string>().ShouldBe("Christmas Day");
        await Task.WhenAll(api.DeleteAsync($"properties/{from}"), api.DeleteAsync($"properties/{to}"));
    }

    [Fact]
    public async Task FigureOfAProperty_Followed_ShowsWhatBelongsToItAndLeadsBackToAll()
    {
        await using var opened = await browser.SignInAsync(server, "manager");
        var page = opened.Page;
        await page.GotoAsync("/administration/properties?search=billing");

        await page.Locator("a[aria-label$='people of Billing']").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Agents" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".tag-button")).ToContainTextAsync("Only Billing");
        await page.Locator(".tag-button").ClickAsync();

        await Assertions.Expect(page.Locator(".tag-button")).ToHaveCountAsync(0);
        new Uri(page.Url).Query.ShouldBeEmpty();
    }

    private static async Task OpenAsync(BrowserPage opened, string path, string button)
    {
        await opened.Page.SetViewportSizeAsync(1280, 800);
        await opened.Page.GotoAsync(path);
        await opened.Page.Button(button).First.ClickAsync();
        await Assertions.Expect(opened.Page.OpenDialog()).ToBeVisibleAsync();
    }

    private static async Task<string> AddPropertyAsync(HttpClient api, string name)
    {
        using var answer = await api.PostAsJsonAsync("properties", new { name });
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
    }
}
