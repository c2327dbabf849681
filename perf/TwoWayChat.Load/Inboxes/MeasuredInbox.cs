using Microsoft.Playwright;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Inboxes;

/// <summary>An inbox in a real browser, whose user works through chats while the page itself takes the times.</summary>
internal sealed class MeasuredInbox : IAsyncDisposable
{
    private const int RowsInSight = 8;
    private const float Breath = 250;

    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-extensions", "--no-first-run", "--no-pings",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IPage page;
    private int sent;

    private MeasuredInbox(IPlaywright playwright, IBrowser browser, IPage page)
    {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
    }

    /// <summary>Starts Debian's Chromium (another by <c>TWOWAYCHAT_TEST_CHROMIUM</c>) and signs in.</summary>
    public static async Task<MeasuredInbox> OpenAsync(Uri server, LoadUser user)
    {
        var driver = await Playwright.CreateAsync();
        var chromium = Environment.GetEnvironmentVariable("TWOWAYCHAT_TEST_CHROMIUM") ?? "/usr/bin/chromium";
        var started = await driver.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Headless = true, Args = Switches });
        var tab = await started.NewPageAsync(new() { BaseURL = server.ToString() });
        await tab.GotoAsync("/sign-in");
        await tab.Locator("input[name=user]").FillAsync(user.SignInName);
        await tab.Locator("input[name=password]").FillAsync(Seed.Password);
        await tab.Keyboard.PressAsync("Enter");
        await tab.Locator(".chat-row").First.WaitForAsync();
        return new MeasuredInbox(driver, started, tab);
    }

    /// <summary>Opens a chat, writes and sends an answer and looks at another list, <paramref name="rounds"/> times; the times, each sorted.</summary>
    public async Task<IReadOnlyDictionary<InboxAct, List<double>>> WorkAsync(int rounds)
    {
        var times = Enum.GetValues<InboxAct>().ToDictionary(act => act, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var row = page.Locator(".chat-row:not([aria-current])").Nth(round % RowsInSight);
            Note(times, await TimeAsync(() => row.ClickAsync(), InboxAct.Opening));
            await page.Locator(".composer-box").FocusAsync();
            foreach (var letter in $"Reply {++sent}")
            {
                Note(times, await TimeAsync(() => page.Keyboard.PressAsync($"{letter}"), InboxAct.Typing));
            }

            Note(times, await TimeAsync(() => page.Keyboard.PressAsync("Control+Enter"), InboxAct.Shown, InboxAct.Stored));
            Note(times, await TimeAsync(() => page.Locator(".inbox-tabs a").First.ClickAsync(), InboxAct.Mine));
            Note(times, await TimeAsync(() => page.Locator(".inbox-tabs a").Nth(2).ClickAsync(), InboxAct.All));
        }

        foreach (var list in times.Values)
        {
            list.Sort();
        }

        return times;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private async Task<IEnumerable<(InboxAct Act, double Milliseconds)>> TimeAsync(Func<Task> act, params InboxAct[] effects)
    {
        await page.EvaluateAsync(MeasureScript.Text, effects.Select(effect => effect.ToString().ToLowerInvariant()));
        await act();
        var taken = await page.EvaluateAsync<double[]>("() => window.taken");
        await page.WaitForTimeoutAsync(effects[0] == InboxAct.Typing ? Breath / 4 : Breath);
        return effects.Zip(taken);
    }

    private static void Note(Dictionary<InboxAct, List<double>> times, IEnumerable<(InboxAct Act, double Milliseconds)> taken)
    {
        foreach (var (act, milliseconds) in taken)
        {
            times[act].Add(milliseconds);
        }
    }
}
