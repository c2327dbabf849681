using System.Net.Http.Json;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Messages;

public class ColleaguesTests(Browser browser, DemoServer server)
{
    [Fact]
    public async Task TwoAgents_InOneChat_SeeEachOtherWriteAndAnswer()
    {
        const string Phone = "+12025569101";
        await server.TextInAsync(Phone, "When do you open?");
        await using var ana = await OpenAsync("ana", Phone);
        await using var ben = await OpenAsync("ben", Phone);
        await Assertions.Expect(ana.Page.Locator(".thread-who")).ToContainTextAsync("Ben Agent looks at it too");

        await ana.Page.Locator(".composer-box").PressSequentiallyAsync("We open");
        await Assertions.Expect(ben.Page.Locator(".colleague-note")).ToContainTextAsync("Ana Agent is writing");
        await Assertions.Expect(ben.Page.Locator(".chat-row[aria-current] .chat-writes")).ToContainTextAsync("Ana Agent");
        await ben.Page.Locator(".composer-box").PressSequentiallyAsync("At nine");
        using (var api = server.ApiAs("ben"))
        {
            using var answer = await api.PostAsJsonAsync($"chats/{new Uri(ana.Page.Url).Segments[^1]}/messages", new { text = "At eight." });
            answer.EnsureSuccessStatusCode();
        }

        await Assertions.Expect(ana.Page.Locator(".colleague-answered")).ToContainTextAsync("Ben Agent has answered while you were writing: “At eight.”");
        await ana.ShouldBeAccessibleAsync();
        await Assertions.Expect(ana.Page.Locator(".composer-box")).ToHaveValueAsync("We open");
        await ana.Page.Locator(".composer-box").FillAsync("We open at eight");
        await ana.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(ana.Page.Locator(".colleague-answered")).ToHaveCountAsync(0);
        await ben.Page.Locator(".composer-box").PressAsync("Control+Enter");
        await Assertions.Expect(ana.Page.Locator(".bubble-out")).ToHaveCountAsync(3);
        await Assertions.Expect(ana.Page.Locator(".colleague-answered")).ToHaveCountAsync(0); // Nobody writes: nothing is crossed.
    }

    [Fact]
    public async Task Mention_OnAnyPage_IsAnnouncedAndLeadsToTheChatOnce()
    {
        const string Phone = "+12025569103";
        await server.TextInAsync(Phone, "Where is my parcel?");
        await using var ana = await browser.SignInAsync(server, "ana");
        var page = ana.Page;
        await page.GotoAsync("/contacts");
        await using var ben = await OpenAsync("ben", Phone);
        await ben.Page.Keyboard.PressAsync("Escape");
        await ben.Page.Keyboard.PressAsync("m");
        await ben.Page.Locator(".mud-dialog textarea").First.FillAsync("@ana do you know?");
        await ben.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.GetByText($"A colleague mentions you in the chat with {Phone}")).ToBeAttachedAsync();

        await page.Locator(".nav a", new() { HasText = "Inbox" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Ben Agent mentions you: {Phone}" }).ClickAsync();

        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("@ana do you know?");
        await Assertions.Expect(page.Locator(".inbox-mentions")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("@ana do you know?");
        await Assertions.Expect(page.Locator(".inbox-mentions")).ToHaveCountAsync(0);
        ana.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_BegunInOneBrowser_GoesOnInAnother()
    {
        const string Phone = "+12025569102";
        await server.TextInAsync(Phone, "A question");
        await using var desk = await OpenAsync("ana", Phone);
        await desk.Page.Locator(".composer-box").PressSequentiallyAsync("Half an ans");
        await Tests.Support.Eventually.HoldsAsync(async () =>
        {
            await using var later = await OpenAsync("ana", Phone);
            return await later.Page.Locator(".composer-box").InputValueAsync() == "Half an ans";
        });
    }

    private async Task<BrowserPage> OpenAsync(string user, string phone)
    {
        var opened = await browser.SignInAsync(server, user);
        await opened.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = phone }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator(".composer-box")).ToBeFocusedAsync();
        return opened;
    }
}
