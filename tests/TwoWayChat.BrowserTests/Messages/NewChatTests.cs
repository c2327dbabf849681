using System.Net.Http.Json;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Messages;

/// <summary>Writing first, by keys alone.</summary>
public class NewChatTests(Browser browser, DemoServer server)
{
    [Fact]
    public async Task NewChat_WithSomebodyWhoHasOne_LeadsThereWithTheTextAsADraft()
    {
        const string Phone = "+12025569501";
        await server.TextInAsync(Phone, "Anybody there?");
        await using var opened = await browser.SignInAsync(server, "ana");
        var (page, keys) = (opened.Page, opened.Page.Keyboard);
        await BeginAsync(page);
        await keys.TypeAsync(Phone);
        await page.GetByLabel("Message", new() { Exact = true }).FillAsync("We are here");
        await keys.PressAsync("Control+Enter");
        await Assertions.Expect(page.OpenDialog()).ToContainTextAsync("There is an open chat with this customer");
        await page.Button("Open that chat, with my text as a draft").ClickAsync();

        await Assertions.Expect(page.Locator(".thread-who")).ToContainTextAsync(Phone);
        await Assertions.Expect(page.Locator(".composer-box")).ToHaveValueAsync("We are here");
        await Assertions.Expect(page.Locator(".bubble-out")).ToHaveCountAsync(0);
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task NewChat_ByAPartOfAName_GoesToThatContact()
    {
        const string Phone = "+12025569502";
        using (var api = server.ApiAs("manager"))
        {
            using var added = await api.PostAsJsonAsync("contacts", new { address = Phone, firstName = "Zaphod", lastName = "Quistgaard" });
            added.EnsureSuccessStatusCode();
        }

        await using var opened = await browser.SignInAsync(server, "manager");
        var (page, keys) = (opened.Page, opened.Page.Keyboard);
        await BeginAsync(page);
        await keys.TypeAsync("quistg");
        await Assertions.Expect(page.Locator(".whom-offers")).ToContainTextAsync(Phone);
        await opened.ShouldBeAccessibleAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("To", new() { Exact = true })).ToHaveValueAsync(Phone);
        await Assertions.Expect(page.GetByLabel("Message", new() { Exact = true })).ToBeFocusedAsync();
        await keys.TypeAsync("Good morning");
        await keys.PressAsync("Control+Enter");

        await Assertions.Expect(page.Locator(".thread-who")).ToContainTextAsync("Zaphod Quistgaard");
        await Assertions.Expect(page.Locator(".bubble-out")).ToContainTextAsync("Good morning");
    }

    private static async Task BeginAsync(IPage page)
    {
        await page.Button("New chat").First.ClickAsync();
        await Assertions.Expect(page.GetByLabel("To", new() { Exact = true })).ToBeFocusedAsync();
    }
}
