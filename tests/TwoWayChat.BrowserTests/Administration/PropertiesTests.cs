using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Administration;

public sealed class PropertiesTests(Browser browser, DemoServer server)
{
    [Fact]
    public async Task Property_ChangedMeanwhileBySomebodyElse_IsNotOverwritten()
    {
        using var api = server.ApiAs("manager");
        var made = await MakeAsync(api, "Garage");
        await using var opened = await browser.SignInAsync(server, "manager");
        var page = opened.Page;
        await page.GotoAsync("/administration/properties?search=garage");
        await page.Button("Edit Garage").ClickAsync();
        await page.OpenDialog().GetByLabel("Name").FillAsync("My garage");
        (await api.PutAsJsonAsync($"properties/{made}", new { name = "Their garage" })).EnsureSuccessStatusCode();

        await page.Button("Save").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody else has changed this");
        await page.Button("Load what stands now").ClickAsync();
        await Assertions.Expect(page.OpenDialog().GetByLabel("Name")).ToHaveValueAsync("Their garage");
        await page.OpenDialog().GetByLabel("Name").FillAsync("Our garage");
        await page.Button("Save").ClickAsync();

        await Assertions.Expect(page.Button("Edit Our garage")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Property_Deleted_NamesWhatWillBeLostAndAsksOnce()
    {
        using var api = server.ApiAs("manager");
        await MakeAsync(api, "Attic");
        await using var opened = await browser.SignInAsync(server, "manager");
        var page = opened.Page;
        await page.GotoAsync("/administration/properties");

        await page.Button("Delete Billing").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Billing cannot be deleted yet");
        await page.Button("Delete Attic").ClickAsync();
        await Assertions.Expect(page.OpenDialog()).ToContainTextAsync("The property Attic");
        await opened.ShouldBeAccessibleAsync();
        await page.Button("Delete property").ClickAsync();

        await Assertions.Expect(page.GetByText("Attic has been deleted.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Button("Delete Attic")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task List_Searched_KeepsTheSearchInItsAddress()
    {
        await using var opened = await browser.SignInAsync(server, "manager");
        var page = opened.Page;
        await page.GotoAsync("/administration/properties");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("bill");
        await page.WaitForURLAsync(url => url.EndsWith("?search=bill", StringComparison.Ordinal));
        await page.ReloadAsync();
        await Assertions.Expect(page.Button("Edit Billing")).ToBeVisibleAsync();
        await Assertions.Expect(page.Button("Edit Reception")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("nothing of that name");
        await page.Button("Clear the search").ClickAsync();

        await Assertions.Expect(page.Button("Edit Reception")).ToBeVisibleAsync();
    }

    private static async Task<string> MakeAsync(HttpClient api, string name)
    {
        using var answer = await api.PostAsJsonAsync("properties", new { name });
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
    }
}
