using System.Text.RegularExpressions;
using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Day;

/// <summary>A day at the desk: two agents and a manager in browsers of their own, a customer with a simulated phone.</summary>
public partial class DayTests(Browser browser, DemoServer server)
{
    private const string Customer = "+12025568801";

    [Fact]
    public async Task Day_TwoAgentsAManagerAndACustomer_GoesWithoutALostOrDoubleAnswer()
    {
        await using var ana = await browser.SignInAsync(server, "ana");
        await using var ben = await browser.SignInAsync(server, "ben");
        await using var manager = await browser.SignInAsync(server, "manager");
        await server.TextInAsync(Customer, "Good morning, can you help?");

        await OpenAsync(ana);
        await ana.Page.Keyboard.PressAsync("Escape");
        await ana.Page.Keyboard.PressAsync("a");
        await OpenAsync(ben);
        await Assertions.Expect(ben.Page.Locator(".thread-head")).ToContainTextAsync("Assigned to Ana Agent");
        await ana.Page.Keyboard.PressAsync("r");
        await ana.Page.Keyboard.TypeAsync("/hello");
        await Assertions.Expect(ana.Page.Locator("[data-template]").First).ToBeVisibleAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Box(ana)).ToHaveValueAsync(Greeting());
        await ana.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(ben.Page.Locator(".bubble-out")).ToContainTextAsync(["this is Ana Agent"]);

        await NoteAsync(ana, "Wants to pay by card, see @ben");
        await Assertions.Expect(ben.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Wants to pay by card");
        await TagAsync(ben, "card");
        await Assertions.Expect(ana.Page.Locator(".chat-tags")).ToContainTextAsync("card");

        await OpenAsync(manager);
        await RedactFirstAsync(manager);
        await Assertions.Expect(ana.Page.Locator(".bubble-redacted")).ToHaveCountAsync(1);
        await manager.Page.Keyboard.PressAsync("t");
        await manager.Page.GetByLabel("Property", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Billing" });
        await manager.Page.Button("Transfer chat").ClickAsync();
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("transferred the chat to Billing");

        await Box(ana).FillAsync("You will get a link soon");
        await server.TextInAsync(Customer, "STOP");
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("ended because the customer opted out");
        await Assertions.Expect(ana.Page.Locator(".contact-facts")).ToContainTextAsync("Opted out");
        await Assertions.Expect(ana.Page.Locator(".composer-box")).ToHaveCountAsync(0);
        await manager.Page.GotoAsync("/overview");
        await Assertions.Expect(manager.Page.Locator(".report tbody tr").First).ToBeVisibleAsync();
        foreach (var opened in new[] { ana, ben, manager })
        {
            opened.Complaints.ShouldBeEmpty();
        }
    }

    private static async Task NoteAsync(BrowserPage opened, string text)
    {
        await opened.Page.Keyboard.PressAsync("Escape");
        await opened.Page.Keyboard.PressAsync("m");
        await opened.Page.OpenDialog().GetByRole(AriaRole.Textbox).FillAsync(text);
        await opened.Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Assertions.Expect(opened.Page.OpenDialog()).ToHaveCountAsync(0);
    }

    private static async Task TagAsync(BrowserPage opened, string tag)
    {
        await opened.Page.GetByLabel("Add a tag").FillAsync(tag);
        await opened.Page.GetByLabel("Add a tag").PressAsync("Enter");
    }

    private static async Task RedactFirstAsync(BrowserPage opened)
    {
        await opened.Page.Button("Remove this text for good").First.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Remove text" }).ClickAsync();
        await Assertions.Expect(opened.Page.OpenDialog()).ToHaveCountAsync(0);
    }

    private static ILocator Box(BrowserPage opened) => opened.Page.Locator(".composer-box");

    private static async Task OpenAsync(BrowserPage opened)
    {
        await opened.Page.SetViewportSizeAsync(1440, 900);
        await opened.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = Customer }).ClickAsync();
        await Assertions.Expect(Box(opened)).ToBeFocusedAsync();
    }

    [GeneratedRegex("this is Ana Agent", RegexOptions.None, 1000)]
    private static partial Regex Greeting();
}
