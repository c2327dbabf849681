using TwoWayChat.BrowserTests.Support;

namespace TwoWayChat.BrowserTests.OpenApi;

public class ReadablePageTests(Browser browser, DemoServer server)
{
    [Fact]
    public async Task Page_OfTheApi_ShowsRoutesAndCallbacksFromThisServerAlone()
    {
        await using var opened = await browser.OpenAsync(server.Http);
        var elsewhere = new List<string>();
        opened.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(server.Http.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };

        await opened.Page.GotoAsync("/scg-web-chat-api/docs/");

        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading, new() { Name = "TwoWayChat Chat API" })).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.GetByText("Integration sessions").First).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.GetByText("Callbacks").First).ToBeVisibleAsync();
        elsewhere.ShouldBeEmpty();
        opened.Complaints.ShouldBeEmpty();
    }
}
