using System.Net.Http.Headers;
using System.Text;
using TwoWayChat.Hosting;

namespace TwoWayChat.BrowserTests.Support;

/// <summary>What most tests begin with.</summary>
internal static class Visits
{
    /// <summary>Opens a profile and signs in as the user of that name of the demo.</summary>
    public static async Task<BrowserPage> SignInAsync(this Browser browser, DemoServer server, string name, ColorScheme scheme = ColorScheme.Light)
    {
        var opened = await browser.OpenAsync(server.Http, scheme);
        var (user, password) = server.Credentials(name);
        await opened.Page.SignInAsync(user, password);
        return opened;
    }

    /// <summary>Fills the sign-in page in, and is where it leads.</summary>
    public static async Task SignInAsync(this IPage page, string user, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("User name").FillAsync(user);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.EndsWith("/inbox", StringComparison.Ordinal));
    }

    /// <summary>The API as that user, for what happens behind the back of a page.</summary>
    public static HttpClient ApiAs(this DemoServer server, string name)
    {
        var (user, password) = server.Credentials(name);
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return new HttpClient
        {
            BaseAddress = new Uri(server.Http, ApiPaths.Base + "/"),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", credentials) },
        };
    }

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The dialog that is open.</summary>
    public static ILocator OpenDialog(this IPage page) => page.GetByRole(AriaRole.Dialog);

    /// <summary>The dialog has taken the focus, as it does soon after it is drawn: keys go where they are sent from here on.</summary>
    public static Task DialogHasFocusAsync(this IPage page) =>
        Assertions.Expect(page.Locator("[role=dialog] :focus, [role=dialog]:focus")).ToHaveCountAsync(1);
}
