using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Messages;

public class AlertsTests(Browser browser, DemoServer server)
{
    private const string CountNotes = "window.notes = 0; const real = OscillatorNode.prototype.start; OscillatorNode.prototype.start = function (at) { notes++; real.call(this, at); };";

    [Fact]
    public async Task CustomerTexts_OnWhicheverPage_IsHeardSeenCountedAndReadOut()
    {
        const string Phone = "+12025569001";
        await using var opened = await browser.SignInAsync(server, "ben");
        var page = opened.Page;
        await page.AddInitScriptAsync(CountNotes);
        await page.GotoAsync("/profile");
        await page.GetByLabel("A chat nobody has taken", new() { Exact = true }).SelectOptionAsync("KNOCK");
        await Assertions.Expect(page.GetByText("Saved", new() { Exact = true }).First).ToBeVisibleAsync();
        await page.Button("Play: A chat nobody has taken").ClickAsync();
        (await page.EvaluateAsync<int>("notes")).ShouldBe(2);

        await server.TextInAsync(Phone, "Anybody?");

        await Assertions.Expect(page.GetByText($"New message from {Phone}")).ToBeAttachedAsync();
        await Eventually.HoldsAsync(() => page.EvaluateAsync<bool>("notes === 4"), "two more notes are heard");
        await Eventually.HoldsAsync(
            () => page.EvaluateAsync<bool>("/^\\([0-9]+\\+?\\) Your profile/.test(document.title)"), "the title says how many wait");
        (await page.Locator("link[rel=icon]").GetAttributeAsync("href")).ShouldStartWith("data:image/svg+xml");
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_Pressed_DoWhatTheListOfKeysSays()
    {
        const string Phone = "+12025569002";
        await server.TextInAsync(Phone, "Please help");
        await using var opened = await browser.SignInAsync(server, "ana");
        var page = opened.Page;
        await page.GetByRole(AriaRole.Link).Filter(new() { HasText = Phone }).ClickAsync();
        await Assertions.Expect(page.Locator(".composer-box")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.OpenDialog()).ToContainTextAsync("Assign the chat to me");
        await opened.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.OpenDialog()).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator(".thread-head")).ToContainTextAsync("Assigned to you");
        await page.Keyboard.PressAsync("Shift+T");
        await Assertions.Expect(page.GetByLabel("Add a tag")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".composer-box")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator(".composer-box")).ToBeFocusedAsync();
        await page.Button("Emoji").ClickAsync();
        await page.Button("👍").ClickAsync();
        await Assertions.Expect(page.Locator(".composer-box")).ToHaveValueAsync("👍");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".bubble-out")).ToContainTextAsync(["👍"]);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(page.OpenDialog()).ToContainTextAsync("End the chat with");
        await page.Keyboard.PressAsync("Enter");
        opened.Complaints.ShouldBeEmpty();
    }
}
