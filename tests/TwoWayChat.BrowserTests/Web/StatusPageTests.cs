using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.Web;

public class StatusPageTests(Browser browser, DemoServer server)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Page_Unknown_SaysSoAccessiblyAndWithoutComplaint(ColorScheme scheme)
    {
        await using var opened = await browser.OpenAsync(server.Http, scheme);

        var answer = await opened.Page.GotoAsync("/status/404");

        answer!.Status.ShouldBe(404);
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading)).ToBeVisibleAsync();
        await opened.ShouldBeAccessibleAsync();
        opened.Complaints.ShouldAllBe(complaint => complaint.Contains("/status/404", StringComparison.Ordinal)); // The page itself is a 404.
    }
}
