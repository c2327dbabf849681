using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Messages;

public sealed class AttachTests(Browser browser, DemoServer server)
{
    private const string Phone = "+12025569401";

    /// <summary>A picture of one point.</summary>
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Picture_AttachedAndSent_StandsInTheChat()
    {
        await server.TextInAsync(Phone, "How does it look?");
        await using var opened = await browser.SignInAsync(server, "ana");
        var page = opened.Page;
        await page.SetViewportSizeAsync(1280, 800);
        await page.GetByRole(AriaRole.Link).Filter(new() { HasText = Phone }).ClickAsync();
        await Assertions.Expect(page.Locator(".composer-box")).ToBeFocusedAsync();

        await page.Locator("[data-attaches]").SetInputFilesAsync(new FilePayload { Name = "house.png", MimeType = "image/png", Buffer = Png });
        await Assertions.Expect(page.Locator("[data-attached]")).ToContainTextAsync("house.png");
        await Assertions.Expect(page.Locator("#composer-meter")).ToContainTextAsync("MMS");
        await opened.ShouldBeAccessibleAsync();
        await Assertions.Expect(page.Locator(".chat-row[aria-current]")).ToBeVisibleAsync();
        await Tests.Support.Eventually.HoldsAsync(async () => // The draft has been kept.
        {
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator(".composer-box")).ToBeVisibleAsync();
            return await page.Locator("[data-attached]").CountAsync() > 0;
        });
        await page.Locator(".composer-box").PressSequentiallyAsync("Like this");
        await page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(page.Locator(".bubble-out img")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".bubble-out .bubble-text")).ToHaveTextAsync("Like this");
        await Assertions.Expect(page.Locator("[data-attached]")).ToHaveCountAsync(0);
        await opened.ShouldBeAccessibleAsync();
        opened.Complaints.ShouldBeEmpty();
    }
}
