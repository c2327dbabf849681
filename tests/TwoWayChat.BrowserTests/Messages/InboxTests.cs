using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Messages;

public class InboxTests(Browser browser, DemoServer server)
{
    private static int phones;

    [Fact]
    public async Task Chat_CustomerTextsIn_ComesLiveIsAnsweredAndDelivered()
    {
        var phone = NewPhone();
        await using var opened = await OpenAsync("/inbox?tab=unassigned");

        await server.TextInAsync(phone, "Where is my parcel?");
        await RowOf(opened, phone).ClickAsync();
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Where is my parcel?");
        await Assertions.Expect(Box(opened)).ToBeFocusedAsync();
        await opened.Page.Keyboard.TypeAsync("It is on its way.");
        await opened.Page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(Answers(opened)).ToContainTextAsync(["It is on its way."]);
        await Assertions.Expect(Answers(opened).GetByRole(AriaRole.Img, new() { Name = "Delivered" })).ToBeVisibleAsync();
        await Assertions.Expect(Box(opened)).ToHaveValueAsync("");
        await server.TextInAsync(phone, "Thank you!");
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Thank you!");
        await Assertions.Expect(RowOf(opened, phone).Locator(".chat-unread")).ToHaveCountAsync(0); // The chat is open, so it is read.
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_PageReloadedAndChatsSwitched_IsStillThere()
    {
        var (first, second) = (NewPhone(), NewPhone());
        await server.TextInAsync(first, "one");
        await server.TextInAsync(second, "two");
        await using var opened = await OpenAsync("/inbox?tab=all");
        await RowOf(opened, first).ClickAsync();
        await TypeAsync(opened, first, "for the first");
        await RowOf(opened, second).ClickAsync();
        await TypeAsync(opened, second, "for the second");

        await opened.Page.ReloadAsync();

        await Assertions.Expect(Box(opened)).ToHaveValueAsync("for the second");
        await RowOf(opened, first).ClickAsync();
        await Assertions.Expect(Box(opened)).ToHaveValueAsync("for the first");
    }

    [Fact]
    public async Task Text_SentAgainBecauseTheAnswerWasLost_IsNotDoubled()
    {
        var phone = NewPhone();
        await server.TextInAsync(phone, "hello");
        await using var opened = await OpenAsync("/inbox?tab=all");
        await RowOf(opened, phone).ClickAsync();
        await TypeAsync(opened, phone, "only once");
        var draft = await opened.Page.EvaluateAsync<string>("JSON.stringify(localStorage)");
        await opened.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Answers(opened)).ToHaveCountAsync(1);
        await Eventually.HoldsAsync(() => opened.Page.EvaluateAsync<bool>("!Object.values(localStorage).some(kept => kept.includes('only once'))"));

        // As if the browser had died before it heard that the text was stored.
        await opened.Page.EvaluateAsync("draft => Object.assign(localStorage, JSON.parse(draft))", draft);
        await opened.Page.ReloadAsync();
        await Assertions.Expect(Box(opened)).ToHaveValueAsync("only once");
        await Box(opened).PressAsync("Control+Enter");
        await Assertions.Expect(Box(opened)).ToHaveValueAsync("");
        await Box(opened).FillAsync("and this");
        await Box(opened).PressAsync("Control+Enter");

        await Assertions.Expect(Answers(opened).Locator(".bubble-text")).ToHaveTextAsync(["only once", "and this"]);
    }

    [Fact]
    public async Task Text_ThatCannotBeSent_IsKeptBesideTheReason()
    {
        var phone = NewPhone();
        await server.TextInAsync(phone, "hello");
        await using var opened = await OpenAsync("/inbox?tab=all");
        await RowOf(opened, phone).ClickAsync();
        var text = new string('ж', 700);
        await TypeAsync(opened, phone, text);

        await Box(opened).PressAsync("Control+Enter");

        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not sent" })).ToContainTextAsync("11 text messages");
        await Assertions.Expect(Box(opened)).ToHaveValueAsync(text);
        await Assertions.Expect(Answers(opened)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Markup_InACustomersText_IsShownAsText()
    {
        var phone = NewPhone();
        const string Text = "<img src=x onerror=alert(1)><b>bold</b> &amp;";
        await server.TextInAsync(phone, Text);
        await using var opened = await OpenAsync("/inbox?tab=all");

        await RowOf(opened, phone).ClickAsync();

        await Assertions.Expect(opened.Page.Locator(".bubble-text")).ToHaveTextAsync([Text]);
        await Assertions.Expect(opened.Page.Locator(".bubble img, .bubble b, .chat-row b")).ToHaveCountAsync(0);
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_WithoutAMouse_ReachSearchListThreadAndBack()
    {
        var (older, newer) = (NewPhone(), NewPhone());
        await server.TextInAsync(older, "older");
        await server.TextInAsync(newer, "newer");
        await using var opened = await OpenAsync("/inbox?tab=all");
        await Assertions.Expect(RowOf(opened, newer)).ToBeVisibleAsync();
        var keys = opened.Page.Keyboard;

        await keys.PressAsync("/");
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await opened.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).FocusAsync();
        await keys.PressAsync("j");
        await Assertions.Expect(opened.Page.Locator(".chat-row").First).ToBeFocusedAsync();
        await RowOf(opened, newer).FocusAsync();
        await keys.PressAsync("ArrowDown");
        await Assertions.Expect(RowOf(opened, older)).ToBeFocusedAsync();
        await keys.PressAsync("k");
        await Assertions.Expect(RowOf(opened, newer)).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(Box(opened)).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(RowOf(opened, newer)).ToBeFocusedAsync();
        foreach (var (key, name) in new[] { ("1", "Mine"), ("4", "Ended"), ("2", "Unassigned"), ("3", "All") })
        {
            await keys.PressAsync(key);
            await Assertions.Expect(opened.Page.Locator(".inbox-tabs [aria-current=page]")).ToContainTextAsync(name);
        }
    }

    [Fact]
    public async Task Phone_Narrow_ShowsListThenThread()
    {
        var phone = NewPhone();
        await server.TextInAsync(phone, "hello");
        await using var opened = await OpenAsync("/inbox?tab=all", width: 360);

        await RowOf(opened, phone).ClickAsync();
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Log)).ToBeVisibleAsync();
        await Assertions.Expect(RowOf(opened, phone)).ToBeHiddenAsync();
        (await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing may be wider than the screen");
        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();

        await Assertions.Expect(RowOf(opened, phone)).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Log)).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task Screens_OfTheInbox_AreAccessible(ColorScheme scheme, int width)
    {
        var phone = NewPhone();
        await server.TextInAsync(phone, "BILLING hello");
        await using var opened = await OpenAsync("/inbox?tab=unassigned", width, scheme, "manager");
        var page = opened.Page;
        await Assertions.Expect(RowOf(opened, phone)).ToBeVisibleAsync();
        await opened.ShouldBeAccessibleAsync();

        await RowOf(opened, phone).ClickAsync();
        await TypeAsync(opened, phone, "a “typographic” text");
        await Assertions.Expect(page.Locator("mark")).ToBeVisibleAsync();
        await opened.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Transfer…")).ToBeVisibleAsync();
        await opened.ShouldBeAccessibleAsync();
        await page.GetByText("Transfer…").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await opened.ShouldBeAccessibleAsync();
        await page.GetByLabel("Property", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Transfer chat" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("transferred the chat");
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.Locator(".mud-popover-open").GetByText("End chat").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End chat" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write again" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await opened.ShouldBeAccessibleAsync();
        opened.Complaints.ShouldBeEmpty();
    }

    /// <summary>A number that no other test of the run uses.</summary>
    private static string NewPhone() => $"+1202556{Interlocked.Increment(ref phones) + 1000}";

    private static ILocator RowOf(BrowserPage opened, string phone) => opened.Page.Locator(".chat-row").Filter(new() { HasText = phone });

    private static ILocator Box(BrowserPage opened) => opened.Page.Locator(".composer-box");

    private static ILocator Answers(BrowserPage opened) => opened.Page.Locator(".bubble-out");

    private static async Task TypeAsync(BrowserPage opened, string phone, string text)
    {
        var box = opened.Page.GetByLabel($"Message to {phone}");
        await box.FillAsync(text);
        await Eventually.HoldsAsync(() => opened.Page.EvaluateAsync<bool>("text => Object.values(localStorage).some(kept => kept.includes(text))", text));
    }

    private async Task<BrowserPage> OpenAsync(string path, int width = 1440, ColorScheme scheme = ColorScheme.Light, string user = "ana")
    {
        var opened = await browser.OpenAsync(server.Http, scheme);
        await opened.Page.SetViewportSizeAsync(width, 900);
        await opened.SignInAsync(server.Credentials(user), path);
        await Assertions.Expect(opened.Page.Locator(".inbox")).ToBeVisibleAsync();
        return opened;
    }
}
