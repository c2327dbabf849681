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
        await using var scene = await PictureScene.PlayAsync();

        await using (var agent = await scene.Server.SignInAsync(browser, "ana", scene.Clock))
        {
            await TakeAsync(agent, $"/inbox/{scene.ChatId}", "inbox", ".bubble-in:last-of-type");
            await TakeAsync(agent, $"/inbox/{scene.ChatId}", "inbox-on-a-phone", ".bubble-out", 390, 780);
        }

        await using (var dark = await scene.Server.SignInAsync(browser, "ana", scene.Clock, ColorScheme.Dark))
        {
            await TakeAsync(dark, $"/inbox/{scene.ChatId}", "inbox-dark", ".bubble-out");
        }

        await using var manager = await scene.Server.SignInAsync(browser, "manager", scene.Clock);
        await TakeAsync(manager, "/overview", "overview", ".report tbody tr", height: 900);
        await TakeAsync(manager, $"/contacts/{scene.ContactId}", "contact", ".contact-chats a");
        await TakeAsync(manager, "/administration/consent", "consent", "main .check", height: 1000);
        await TakeAsync(manager, "/administration/chat-api-config", "chat-api-config", ".figures", height: 1000);
        await TakeAsync(manager, $"/administration/sessions/{scene.SessionId}", "session", ".reasons", height: 720);
        await TakeAsync(manager, "/administration/deliveries", "delivery-log", ".row-link", height: 720);
        await manager.Page.GotoAsync("/simulator");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Maria" }).ClickAsync();
        await TakeAsync(manager.Page, "phone-simulator", "[role=log] >> text=It left our warehouse", height: 860);
        await TakeAsync(manager, "/inspector", "callback-inspector", "tbody tr", height: 860);
    }

    private static async Task TakeAsync(BrowserPage opened, string path, string name, string shows, int width = 1280, int height = 800)
    {
        await opened.Page.GotoAsync(path);
        await TakeAsync(opened.Page, name, shows, width, height);
    }

    private static async Task TakeAsync(IPage page, string name, string shows, int width = 1280, int height = 800)
    {
        await page.SetViewportSizeAsync(width, height);
        await Assertions.Expect(page.Locator(shows).First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var picture = await page.ScreenshotAsync(
            new() { Path = Repository.PathOf("docs", "pictures", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        picture.Length.ShouldBeLessThan(MostBytes, name);
    }
}
