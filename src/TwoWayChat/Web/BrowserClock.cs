using System.Globalization;
using Microsoft.JSInterop;

namespace TwoWayChat.Web;

/// <summary>
/// Which day it is where the reader is; the browser is asked for its time zone once per circuit. Times themselves are written by the browser
/// (<see cref="Shared.LocalTime"/>).
/// </summary>
internal sealed class BrowserClock(IJSRuntime browser)
{
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private bool isKnown;

    /// <summary>Asks the browser. A page awaits this before it shows what is sorted by days.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        if (isKnown)
        {
            return;
        }

        await using var clock = await browser.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./clock.js");
        var answer = await clock.InvokeAsync<BrowserZone>("zone", cancellationToken);
        (zone, ZoneName) = (Zone(answer), answer.Name);
        isKnown = true;
    }

    /// <summary>IANA name of the reader's time zone; null before the browser has said it.</summary>
    public string? ZoneName { get; private set; }

    /// <summary>The reader's day at a moment in epoch milliseconds.</summary>
    public DateOnly DayOf(long epochMilliseconds) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(epochMilliseconds), zone).DateTime);

    /// <summary>
    /// The hour on the reader's clock at a moment in epoch milliseconds, such as <c>18:00</c>: on the days of a change it is not the count of hours since
    /// midnight.
    /// </summary>
    public string HourOf(long epochMilliseconds) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(epochMilliseconds), zone).ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>When the reader's day begins, epoch milliseconds.</summary>
    public long StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight the day begins an hour later.
        var first = zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight;
        return new DateTimeOffset(first, zone.GetUtcOffset(first)).ToUnixTimeMilliseconds();
    }

    // A server without time zone data, or a browser with newer data, still gets today's difference right.
    private static TimeZoneInfo Zone(BrowserZone answer) => TimeZoneInfo.TryFindSystemTimeZoneById(answer.Name, out var known)
        ? known
        : TimeZoneInfo.CreateCustomTimeZone(answer.Name, TimeSpan.FromMinutes(answer.MinutesEast), answer.Name, answer.Name);

    private sealed record BrowserZone(string Name, int MinutesEast);
}
