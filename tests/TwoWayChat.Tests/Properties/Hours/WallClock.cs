using NodaTime;
using TwoWayChat.Properties.Hours;

namespace TwoWayChat.Tests.Properties.Hours;

/// <summary>
/// Business hours told by somebody who looks at the wall clock every minute and knows nothing of zones: a time is open from the first minute at which
/// the clock shows its beginning or later, to the first at which it shows its end or later.
/// </summary>
internal sealed class WallClock
{
    private readonly bool[] open;

    /// <summary>
    /// Looks from <paramref name="start"/> on, a whole minute, for <paramref name="minutes"/>; what begins more than three days before is not seen.
    /// </summary>
    public WallClock(DateTimeZone zone, Func<LocalDate, IReadOnlyList<OpenTimes>> timesOf, Instant start, int minutes)
    {
        Start = start;
        open = new bool[minutes];
        var before = Duration.FromDays(3);
        var first = start - before;
        var latest = LocalDateTime.MinIsoValue; // The clock is set back, but has shown what it has shown.
        var dates = Enumerable.Range(-1, (minutes / OpenTimes.Day) + 8).Select(day => first.InZone(zone).Date.PlusDays(day)).ToList();
        var times = dates.SelectMany(date => timesOf(date).Select(
            one => (From: date.AtMidnight().PlusMinutes(one.From), Until: date.AtMidnight().PlusMinutes(one.Until)))).ToList();
        for (var minute = -(int)before.TotalMinutes; minute < minutes; minute++)
        {
            var shown = (start + Duration.FromMinutes(minute)).InZone(zone).LocalDateTime;
            latest = LocalDateTime.Max(latest, shown);
            if (minute >= 0)
            {
                open[minute] = times.Exists(one => one.From <= latest && latest < one.Until);
            }
        }
    }

    public Instant Start { get; }

    public int Minutes => open.Length;

    public bool IsOpenAt(int minute) => open[minute];

    public int OpenBetween(int from, int until) => open[from..until].Count(isOpen => isOpen);

    /// <summary>The first minute after it that is otherwise; null where none is seen.</summary>
    public int? ChangeAfter(int minute)
    {
        var change = Array.IndexOf(open, !open[minute], minute + 1);
        return change < 0 ? null : change;
    }

    /// <summary>The minute by which it has been open for so many; null where that is not seen.</summary>
    public int? AfterOpen(int minute, int count)
    {
        for (var at = minute; at < open.Length; at++)
        {
            count -= open[at] ? 1 : 0;
            if (count == 0)
            {
                return at + 1;
            }
        }

        return null;
    }
}
