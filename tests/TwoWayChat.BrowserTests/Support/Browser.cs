using TwoWayChat.BrowserTests.Support;

[assembly: AssemblyFixture(typeof(Browser))]

namespace TwoWayChat.BrowserTests.Support;

/// <summary>
/// One headless Chromium for the run, the one that Debian packages (another by <c>TWOWAYCHAT_TEST_CHROMIUM</c>). Public because the test framework
/// makes it.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>No sandbox: test machines run as root. Nothing may be fetched that a test did not ask for.</summary>
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
        "--disable-domain-reliability", "--disable-sync", "--disable-extensions", "--no-first-run", "--no-pings",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(30_000); // A guard against hanging, not a measure: machines that test are busy.
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("TWOWAYCHAT_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            Args = Switches,
        });
    }

    /// <summary>A fresh profile with one page in it.</summary>
    internal async Task<BrowserPage> OpenAsync(Uri? address = null, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = address?.ToString(),
            ColorScheme = scheme,
            IgnoreHTTPSErrors = true,
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        return new BrowserPage(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await (chromium?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
    }
}
