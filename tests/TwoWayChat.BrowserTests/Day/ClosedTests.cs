using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Day;

/// <summary>A customer writes to a property that has closed.</summary>
public sealed class ClosedTests(Browser browser, DemoServer server)
{
    private const string Customer = "+12025568821";
    private const string Away = "The night desk is closed. We answer tomorrow.";

    [Fact]
    public async Task Customer_WritingOutOfHours_IsAnsweredOnceByTheServerAndThenByPeople()
    {
        await CloseAsync();
        await using var opened = await browser.SignInAsync(server, "manager");
        var page = opened.Page;
        await page.SetViewportSizeAsync(1280, 800);

        await server.TextInAsync(Customer, "NIGHT is anybody there?");
        await page.GetByRole(AriaRole.Link).Filter(new() { HasText = Customer }).ClickAsync();
        await Assertions.Expect(page.Locator(".bubble-out .bubble-text")).ToHaveTextAsync(Away);
        await server.TextInAsync(Customer, "Hello?");
        await Assertions.Expect(page.Locator(".bubble-in")).ToHaveCountAsync(2);
        await page.Locator(".composer-box").PressSequentiallyAsync("We are here after all");
        await page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(page.Locator(".bubble-out .bubble-text")).ToHaveTextAsync([Away, "We are here after all"]);
        await opened.ShouldBeAccessibleAsync();
        opened.Complaints.ShouldBeEmpty();
    }

    /// <summary>A property of its own, reached by a word, that never opens.</summary>
    private async Task CloseAsync()
    {
        using var api = server.ApiAs("manager");
        using var made = await api.PostAsJsonAsync("properties", new { name = "Night desk" });
        var id = (await made.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
        (await api.PostAsJsonAsync("keywords", new { word = "NIGHT", propertyId = id })).EnsureSuccessStatusCode();
        (await api.PutAsJsonAsync($"business-hours/{id}", new { week = Array.Empty<object>(), awayReply = Away })).EnsureSuccessStatusCode();
    }
}
