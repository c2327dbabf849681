using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Messages;

/// <summary>A day's work without a mouse.</summary>
public class InboxKeysTests(Browser browser, DemoServer server)
{
    [Fact]
    public async Task Chats_WorkedOffByKeys_AreTaggedNotedAndEndedOneAfterTheOther()
    {
        await server.TextInAsync("+12025550171", "older");
        await server.TextInAsync("+12025550172", "newer");
        await using var opened = await browser.SignInAsync(server, "ana");
        var (page, keys) = (opened.Page, opened.Page.Keyboard);
        await page.GotoAsync("/inbox?tab=unassigned");
        await OpenAsync(page, "+12025550171");
        await TagAsync(page);
        await keys.TypeAsync("Late parcel");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".chat-tags")).ToContainTextAsync("Late parcel");

        await OpenAsync(page, "+12025550172");
        await TagAsync(page);
        await keys.TypeAsync("late");
        await Assertions.Expect(page.Locator(".tag-offers button")).ToHaveTextAsync(["Late parcel"]);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".chat-tags")).ToContainTextAsync("Late parcel");
        await Assertions.Expect(page.Locator("[data-tag-add]")).ToBeFocusedAsync();

        await Row(page, "+12025550172").FocusAsync();
        await keys.PressAsync("m");
        await Assertions.Expect(page.Locator(".mud-dialog textarea").First).ToBeFocusedAsync();
        await keys.TypeAsync("Rings back");
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.GetByText("Press Escape once more")).ToBeVisibleAsync();
        await keys.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("Rings back");

        await Row(page, "+12025550172").FocusAsync();
        await keys.PressAsync("e");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End chat" })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(Row(page, "+12025550172")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".chat-row:focus")).ToHaveCountAsync(1);

        await page.Locator(".nav a", new() { HasText = "Contacts" }).ClickAsync();
        await page.Locator(".nav a", new() { HasText = "Inbox" }).ClickAsync();
        await Assertions.Expect(page.Locator(".inbox-tabs [aria-current=page]")).ToContainTextAsync("Unassigned");
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Order_TurnedByAKey_PutsFirstWhoHasWaitedLongestAndIsKept()
    {
        string[] phones = ["+12025550173", "+12025550174"];
        foreach (var phone in phones)
        {
            await server.TextInAsync(phone, "hello");
        }

        await using var opened = await browser.SignInAsync(server, "paula");
        var page = opened.Page;
        foreach (var phone in phones)
        {
            await page.GotoAsync("/inbox?tab=unassigned");
            await Row(page, phone).ClickAsync();
            await page.Button("Assign to me").First.ClickAsync();
            await Assertions.Expect(page.Locator(".thread-head")).ToContainTextAsync("Assigned to you");
        }

        await page.GotoAsync("/inbox?tab=mine");
        var names = page.Locator(".chat-rows .chat-name");
        await Assertions.Expect(names).ToHaveTextAsync([phones[1], phones[0]]);
        await page.Keyboard.PressAsync("o");
        await Assertions.Expect(names).ToHaveTextAsync(phones);
        await page.Keyboard.PressAsync("g");
        await Assertions.Expect(Row(page, phones[0])).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Switch, new() { Name = "Waiting longest first" })).ToBeCheckedAsync();
        await Assertions.Expect(names).ToHaveTextAsync(phones);
        opened.Complaints.ShouldBeEmpty();
    }

    private static ILocator Row(IPage page, string phone) => page.Locator(".chat-row", new() { HasText = phone });

    private static async Task OpenAsync(IPage page, string phone)
    {
        await Row(page, phone).ClickAsync();
        await Assertions.Expect(page.Locator(".composer-box")).ToBeFocusedAsync();
        await Row(page, phone).FocusAsync();
    }

    private static async Task TagAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Shift+T");
        await Assertions.Expect(page.Locator("[data-tag-add]")).ToBeFocusedAsync();
    }
}
