using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Pictures;

/// <summary>Takes the pictures of the documentation anew: <c>docs/pictures/take.sh</c>. Not part of a run of the tests.</summary>
public sealed class DocumentationPictures(Browser browser)
{
    private const int MostBytes = 300_000;

    [Fact(Explicit = true)]
    public async Task Pictures_OfTheDocumentation_AreTakenAnew()
    {
        await using var server = new DemoServer();
        await server.InitializeAsync();
        using var scene = new PictureScene(server);
        await scene.PlayAsync();

        await using (var agent = await browser.SignInAsync(server, "ana"))
        {
            await TakeAsync(agent, $"/inbox/{scene.ChatId}", "inbox", ".bubble-in:last-of-type");
            await TakeAsync(agent, $"/inbox/{scene.ChatId}", "inbox-on-a-phone", ".bubble-out", 390, 780);
        }

        await using (var dark = await browser.SignInAsync(server, "ana", ColorScheme.Dark))
        {
            await TakeAsync(dark, $"/inbox/{scene.ChatId}", "inbox-dark", ".bubble-out");
        }

        await using var manager = await browser.SignInAsync(server, "manager");
        await TakeAsync(manager, "/overview", "overview", ".report tbody tr", height: 900);
        await TakeAsync(manager, $"/contacts/{scene.ContactId}", "contact", ".contact-chats a");
        await TakeAsync(manager, "/administration/consent", "consent", "main .check", height: 1000);
        await TakeAsync(manager, "/administration/chat-api-config", "chat-api-config", ".figures", height: 1000);
        await TakeAsync(manager, $"/administration/sessions/{scene.SessionId}", "session", ".reasons", height: 720);
        await TakeAsync(manager, "/administration/deliveries", "delivery-log", ".row-link", height: 720);
        await TakeAsync(manager, "/simulator", "phone-simulator", "[role=log]", height: 860);
        await TakeAsync(manager, "/inspector", "callback-inspector", "tbody tr", height: 860);
    }

    private static async Task TakeAsync(BrowserPage opened, string path, string name, string shows, int width = 1280, int height = 800)
    {
        var page = opened.Page;
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync(path);
        await Assertions.Expect(page.Locator(shows).First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var picture = await page.ScreenshotAsync(
            new() { Path = Repository.PathOf("docs", "pictures", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        picture.Length.ShouldBeLessThan(MostBytes, name);
    }
}
