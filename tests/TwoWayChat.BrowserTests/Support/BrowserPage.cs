using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;

namespace TwoWayChat.BrowserTests.Support;

/// <summary>A page in a profile of its own, with what the browser complains of: script errors, refused resources, breaches of the content policy.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    public BrowserPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error", $"{message.Text} ({message.Location})");
        page.PageError += (_, error) => Note(true, error);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => [.. complaints];

    /// <summary>Signs in as people do, on the way to a page that needs it.</summary>
    public async Task SignInAsync((string User, string Password) credentials, string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("input[name=user]").FillAsync(credentials.User);
        await Page.Locator("input[name=password]").FillAsync(credentials.Password);
        await Page.Locator("form button.button-wide").ClickAsync();
        await Page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Fails with what axe finds wrong on the page as it stands.</summary>
    public async Task ShouldBeAccessibleAsync() => (await ViolationsAsync()).ShouldBeEmpty();

    /// <summary>What axe finds wrong on the page as it stands (rules of WCAG 2 and best practices).</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var found = await Page.RunAxe();
        return
        [
            .. found.Violations.Select(violation => $"{violation.Id}: {violation.Help}\n{string.Join('\n', violation.Nodes.Select(node => node.Html))}"),
        ];
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(bool wrong, string text)
    {
        if (wrong)
        {
            complaints.Enqueue(text);
        }
    }
}
