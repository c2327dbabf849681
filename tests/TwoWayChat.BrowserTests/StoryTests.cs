using System.Text.Json.Nodes;
using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Tests.Oracles;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests;

/// <summary>What a newcomer does in the first five minutes, from signing in to silence.</summary>
public sealed class StoryTests(Browser browser)
{
    private const string Manager = "manager@acme";

    [Fact]
    public async Task Newcomer_FirstFiveMinutes_GoAsTheReadmeTells()
    {
        await using var demo = new DemoServer();
        await demo.InitializeAsync();
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var opened = await browser.OpenAsync(demo.Http);
        var page = opened.Page;
        await SignInAsync(page, demo);

        var early = await Curl.RegisterAsync(demo, Manager, "ana@acme");
        early.Status.ShouldBe(409);
        Member(early.Body, "message").ShouldBe("Integration is not enabled");

        var secret = await ConfigureAsync(page, receiver.Url);
        var registered = await Curl.RegisterAsync(demo, Manager, "ana@acme");
        registered.Status.ShouldBe(200);
        var sessionId = Member(registered.Body, "id");

        await TextInAsync(page, "Where is my order?");
        var callback = await receiver.WaitForAsync(heard => heard.Header("chat-event-type") == "message.received");
        callback.Json["sessionId"]!.GetValue<string>().ShouldBe(sessionId);
        callback.Json["data"]!["message"]!["text"]!.GetValue<string>().ShouldBe("Where is my order?");
        (await VerifyAsync(secret, callback)).ShouldBe("true");

        await AnswerAsync(page, "On its way, with you tomorrow.");
        await page.GotoAsync("/simulator");
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("On its way, with you tomorrow.");

        (await Curl.DeregisterAsync(demo, Manager, sessionId)).ShouldBe((204, ""));
        await TextInAsync(page, "Thank you!");
        await receiver.WaitForAsync(heard => heard.Header("chat-event-type") == "session.ended");
        receiver.Received.ShouldNotContain(heard => heard.Text.Contains("Thank you!"));
        (await Curl.DeregisterAsync(demo, Manager, sessionId)).Status.ShouldBe(404);
    }

    private static async Task SignInAsync(IPage page, DemoServer demo)
    {
        await page.GotoAsync("/sign-in");
        var (user, password) = demo.Credentials("manager");
        await page.GetByRole(AriaRole.Textbox).First.FillAsync(user);
        await page.Locator("input[type=password]").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/inbox", StringComparison.Ordinal));
    }

    /// <summary>Enters the callback URL under Administration; the secret that is shown once.</summary>
    private static async Task<string> ConfigureAsync(IPage page, Uri url)
    {
        await page.GotoAsync("/administration/chat-api-config");
        await page.GetByLabel("Chat API is on").CheckAsync();
        await page.GetByLabel("Callback URL").FillAsync(url.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        return await page.GetByLabel("Secret", new() { Exact = true }).InputValueAsync();
    }

    private static async Task TextInAsync(IPage page, string text)
    {
        await page.GotoAsync("/simulator");
        await page.GetByLabel("Message").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync(text);
    }

    private static async Task AnswerAsync(IPage page, string text)
    {
        await page.GotoAsync("/inbox");
        await page.GetByText("Where is my order?").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("Where is my order?");
        var composer = page.GetByPlaceholder("Write a message");
        await Assertions.Expect(composer).ToBeFocusedAsync(); // Now it takes keys.
        await composer.FillAsync(text);
        await Assertions.Expect(composer).ToHaveValueAsync(text);
        await composer.PressAsync("Control+Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync(text);
    }

    /// <summary>Asks the verifier that the makers of Standard Webhooks publish.</summary>
    private static async Task<string> VerifyAsync(string secret, ReceivedCallback callback)
    {
        var answers = await NodeOracle.AskAsync<JsonObject>(
            "webhook.mjs", [new { secret, headers = callback.Headers, body = callback.Text }], CancellationToken.None);
        return answers[0]["genuine"]!.ToJsonString();
    }

    private static string Member(string json, string name) => JsonNode.Parse(json)![name]!.GetValue<string>();
}
