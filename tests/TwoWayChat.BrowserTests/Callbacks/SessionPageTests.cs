using System.Text.RegularExpressions;
using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Callbacks;

/// <summary>What a global manager sees and does about the callbacks of a session.</summary>
public sealed partial class SessionPageTests(Browser browser)
{
    private const int Events = 3;

    [Fact]
    public async Task Session_PausedResumedAndReplayed_DoesSoAndSaysWhy()
    {
        await using var scene = await ControlScene.StartAsync(DatabaseKind.Sqlite, Events);
        await using var opened = await OpenAsync(scene, $"/administration/sessions/{scene.SessionId}");
        var page = opened.Page;

        await page.Button("Pause").ClickAsync();
        await Assertions.Expect(page.Locator(".reasons")).ToContainTextAsync("The session is paused");
        await page.Button("Resume").ClickAsync();
        await Assertions.Expect(page.Locator(".reasons")).ToContainTextAsync("Nothing waits");
        await page.Button("Replay…").ClickAsync();
        await page.OpenDialog().GetByLabel("From sequence").FillAsync("1");
        await page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Replays" })).ToContainTextAsync("Done");
        (await scene.Receiver.UntilAsync(all => all.Any(ControlScene.IsReplay))).ShouldContain(callback => ControlScene.IsReplay(callback));
        (await opened.FaultsAsync()).ShouldBeEmpty();
        opened.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Replay…", "From sequence")]
    [InlineData("Rewind…", "After sequence")]
    public async Task SpanDialog_LeftEmpty_SaysWhatIsMissingAtTheField(string button, string field)
    {
        await using var scene = await ControlScene.StartAsync(DatabaseKind.Sqlite, Events);
        await using var opened = await OpenAsync(scene, $"/administration/sessions/{scene.SessionId}");
        var page = opened.Page;

        await page.Button(button).ClickAsync();
        await page.OpenDialog().GetByRole(AriaRole.Button).Last.ClickAsync();

        await Assertions.Expect(page.OpenDialog().GetByLabel(field)).ToHaveAttributeAsync("aria-invalid", "true");
        (await opened.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Delivery_Opened_ShowsRequestAnswerAndCommandAndGoesAgain()
    {
        await using var scene = await ControlScene.StartAsync(DatabaseKind.Sqlite);
        scene.Receiver.Script(new CallbackAnswer { Code = 422, Body = "no such order" });
        await scene.Story.LogAsync("chat");
        await scene.SettledAsync(Events - 1);
        await using var opened = await OpenAsync(scene, "/administration/deliveries?outcome=REFUSED");
        var page = opened.Page;

        await page.Locator(".row-link").ClickAsync();
        await Assertions.Expect(page.OpenDialog().GetByLabel("Answer")).ToHaveTextAsync("no such order");
        await Assertions.Expect(page.OpenDialog().GetByLabel("Request")).ToContainTextAsync("\"sequence\": 2");
        await Assertions.Expect(page.OpenDialog().GetByLabel("The same as a command", new() { Exact = true })).ToHaveValueAsync(CurlCommand());
        (await opened.ViolationsAsync()).ShouldBeEmpty();
        await page.Button("Send once more").ClickAsync();

        await scene.Receiver.UntilAsync(all => all.Count(callback => ControlScene.Sequence(callback) == Events - 1) > 1);
        await Assertions.Expect(page.OpenDialog()).ToHaveCountAsync(0);
        (await opened.FaultsAsync()).ShouldBeEmpty();
        opened.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Endpoint_Failing_IsToldOnEveryPageOfAdministration()
    {
        await using var scene = await ControlScene.StartAsync(DatabaseKind.Sqlite);
        scene.Receiver.Otherwise = _ => CallbackAnswer.Status(404);
        await scene.Story.LogAsync("chat", Events);
        await using var opened = await OpenAsync(scene, "/administration/properties");

        await Eventually.HoldsAsync(async () =>
        {
            await opened.Page.GotoAsync("/administration/properties");
            await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await opened.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            return await opened.Page.Locator(".notice-error").IsVisibleAsync();
        });

        (await opened.FaultsAsync()).ShouldBeEmpty();
    }

    private async Task<BrowserPage> OpenAsync(ControlScene scene, string path)
    {
        var opened = await browser.OpenAsync(scene.Server.Address);
        await opened.Page.SetViewportSizeAsync(1280, 900);
        await opened.SignInAsync((scene.Story.Caller.SignInName, scene.Story.Caller.Password), path);
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        return opened;
    }

    [GeneratedRegex("^curl --request POST", RegexOptions.None, 1000)]
    private static partial Regex CurlCommand();
}
