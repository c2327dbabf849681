namespace TwoWayChat.BrowserTests.Support;

/// <summary>The browser and axe are instruments of other tests, so they are tested themselves.</summary>
public class BrowserTests(Browser browser)
{
    [Fact]
    public async Task Axe_PageWithoutAndWithFault_TellsThemApart()
    {
        await using var opened = await browser.OpenAsync();

        await opened.Page.SetContentAsync("""<html lang="en"><title>t</title><main><h1>Chats</h1><img src="data:," alt="a phone"></main></html>""");
        await opened.ShouldBeAccessibleAsync();

        await opened.Page.SetContentAsync("""<html lang="en"><title>t</title><main><h1>Chats</h1><img src="data:,"></main></html>""");
        (await Assert.ThrowsAsync<ShouldAssertException>(opened.ShouldBeAccessibleAsync)).Message.ShouldContain("image-alt");
    }

    [Fact]
    public async Task Page_ScriptError_IsNoted()
    {
        await using var opened = await browser.OpenAsync();

        await opened.Page.SetContentAsync("<html lang=\"en\"><title>t</title><script>throw new Error('gone wrong')</script></html>");

        opened.Complaints.ShouldHaveSingleItem().ShouldContain("gone wrong");
    }
}
