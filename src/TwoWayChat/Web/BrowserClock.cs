using System.Globalization;
using Microsoft.JSInterop;

namespace TwoWayChat.Web;

/// <summary>Times as the reader's clock shows them: the browser is asked for its time zone once per circuit.</summary>
internal sealed class BrowserClock(IJSRuntime browser, TimeProvider time)
{
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private bool isKnown;

    /// <summary>Asks the browser. A page awaits this before it shows the first time.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        if (isKnown)
        {
            return;
        }

        await using var clock = await browser.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./clock.js");
        var answer = await clock.InvokeAsync<BrowserZone>("zone", cancellationToken);
        zone = Zone(answer);
        isKnown = true;
    }

    /// <summary>The reader's time now.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    /// <summary>Epoch milliseconds as the reader's time.</summary>
    public DateTimeOffset Local(long epochMilliseconds) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(epochMilliseconds), zone);

    /// <summary>Hours and minutes: <c>09:05</c>.</summary>
    public string Clock(long epochMilliseconds) => Local(epochMilliseconds).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>All of it, for tool tips: <c>Monday, 16 November 2026 09:05</c>.</summary>
    public string Full(long epochMilliseconds) => Local(epochMilliseconds).ToString("dddd, d MMMM yyyy HH:mm", CultureInfo.CurrentCulture);

    /// <summary>Machine-readable, for <c>datetime</c> attributes.</summary>
    public static string Iso(long epochMilliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(epochMilliseconds).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    // A server without time zone data, or a browser with newer data, still gets today's difference right.
    private static TimeZoneInfo Zone(BrowserZone answer) => TimeZoneInfo.TryFindSystemTimeZoneById(answer.Name, out var known)
        ? known
        : TimeZoneInfo.CreateCustomTimeZone(answer.Name, TimeSpan.FromMinutes(answer.MinutesEast), answer.Name, answer.Name);

    private sealed record BrowserZone(string Name, int MinutesEast);
}
