using NodaTime;
using NodaTime.TimeZones;

namespace TwoWayChat.Properties.Hours;

/// <summary>
/// When a property is open. Times are read off a wall clock in its time zone: one begins, or ends, at the first instant at which the clock reaches it.
/// So where the clock jumps ahead, what lies in the gap begins after it, and where it is set back, nothing begins or ends twice. An exception takes the
/// place of all that begins on its date; what began the night before runs on to its end.
/// </summary>
internal sealed class OpeningHours(
    DateTimeZone zone, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpenTimes>>? week, IReadOnlyDictionary<LocalDate, IReadOnlyList<OpenTimes>> exceptions)
{
    /// <summary>Open day and night.</summary>
    public static readonly OpeningHours Always = new(DateTimeZone.Utc, null, new Dictionary<LocalDate, IReadOnlyList<OpenTimes>>());

    /// <summary>A time can last into the day after the next where a zone has skipped a whole day (Samoa, 2011).</summary>
    private const int DaysBack = 2;

    /// <summary>Beyond the last exception all weeks are alike, but that a change of the clock may swallow a time: two weeks tell everything.</summary>
    private const int DaysAhead = 15;

    private static readonly IReadOnlyList<OpenTimes> WholeDay = [OpenTimes.AllDay];

    private static readonly ZoneLocalMappingResolver FirstReached =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly LocalDate lastException = exceptions.Count == 0 ? LocalDate.MinIsoValue : exceptions.Keys.Max();

    /// <summary>The zone whose clocks count.</summary>
    public DateTimeZone Zone => zone;

    public bool IsOpenAt(Instant instant)
    {
        var today = DateOf(instant);
        return Pieces(today.PlusDays(-DaysBack), today.PlusDays(1)).Any(piece => piece.Start <= instant && instant < piece.End);
    }

    /// <summary>When it opens or closes next; null where that never happens.</summary>
    public Instant? NextChangeAfter(Instant instant)
    {
        var last = LocalDate.Max(DateOf(instant), lastException).PlusDays(DaysAhead);
        var horizon = zone.AtStartOfDay(last).ToInstant();
        Instant? closes = null;
        foreach (var (start, end) in Pieces(DateOf(instant).PlusDays(-DaysBack), last))
        {
            if (closes is { } known && start > known)
            {
                return known;
            }

            if (closes is null && start > instant)
            {
                return start;
            }

            closes = end > instant ? end : null;
        }

        return closes < horizon ? closes : null;
    }

    /// <summary>For how long it is open from <paramref name="from"/> to <paramref name="until"/>; nothing where that is not later.</summary>
    public Duration OpenDurationBetween(Instant from, Instant until)
    {
        var open = Duration.Zero;
        foreach (var (start, end) in from < until ? Pieces(DateOf(from).PlusDays(-DaysBack), DateOf(until).PlusDays(1)) : [])
        {
            var overlap = Instant.Min(end, until) - Instant.Max(start, from);
            open += Duration.Max(overlap, Duration.Zero);
        }

        return open;
    }

    /// <summary>The first instant by which it has been open for so many minutes since <paramref name="start"/>; null where that never comes.</summary>
    public Instant? InstantAfterOpenMinutes(Instant start, int minutes)
    {
        var left = Duration.FromMinutes(minutes);
        var today = DateOf(start);
        foreach (var (from, end) in Pieces(today.PlusDays(-DaysBack), LastDayFor(today, minutes)))
        {
            var begin = Instant.Max(from, start);
            if (end - begin >= left)
            {
                return begin + left;
            }

            left -= Duration.Max(end - begin, Duration.Zero);
        }

        return null;
    }

    /// <summary>The date on the wall at that time.</summary>
    public LocalDate DateOf(Instant instant) => instant.InZone(zone).Date;

    /// <summary>A week with any time in it holds a minute at least; half of them may fall to changes of the clock.</summary>
    private LocalDate LastDayFor(LocalDate today, int minutes)
    {
        var isOpenByWeek = week is null || week.Values.Any(times => times.Count > 0);
        return LocalDate.Max(today, lastException).PlusWeeks(isOpenByWeek ? (2 * minutes) + 2 : 0).PlusDays(1);
    }

    private IReadOnlyList<OpenTimes> TimesOf(LocalDate date) =>
        exceptions.TryGetValue(date, out var times) ? times : week is null ? WholeDay : week.GetValueOrDefault(date.DayOfWeek) ?? [];

    /// <summary>The times that begin on these days, in order and without overlap; those that touch stay apart.</summary>
    private IEnumerable<(Instant Start, Instant End)> Pieces(LocalDate first, LocalDate last)
    {
        var covered = Instant.MinValue;
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            foreach (var times in TimesOf(date).OrderBy(times => times.From))
            {
                var start = Instant.Max(Reached(date, times.From), covered);
                var end = Reached(date, times.Until);
                if (end > start)
                {
                    covered = end;
                    yield return (start, end);
                }
            }
        }
    }

    private Instant Reached(LocalDate date, int minute) => date.AtMidnight().PlusMinutes(minute).InZone(zone, FirstReached).ToInstant();
}
