using System.Globalization;
using TwoWayChat.Hosting;

namespace TwoWayChat.Reports;

/// <summary>The time that figures are of, epoch milliseconds; the end is left out.</summary>
internal sealed record OverviewRange(long From, long To)
{
    private static readonly long Longest = (long)TimeSpan.FromDays(366).TotalMilliseconds;
    private static readonly long Hour = (long)TimeSpan.FromHours(1).TotalMilliseconds;
    private static readonly long Quarter = (long)TimeSpan.FromMinutes(15).TotalMilliseconds;
    private static readonly long Usual = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    /// <summary>
    /// Reads <c>?from=</c> and <c>?to=</c>; without them the last 24 hours. Throws 400 for what is no time, is empty or is longer than 366 days.
    /// </summary>
    public static OverviewRange Read(IQueryCollection query, DateTimeOffset now)
    {
        var to = Moment(query, "to") ?? now.ToUnixTimeMilliseconds();
        var from = Moment(query, "from") ?? to - Usual;
        return new OverviewRange(from, to).Enforce();
    }

    /// <summary>
    /// How far after those of UTC the hours of the range begin, milliseconds: with its beginning where that is a quarter of an hour, as the beginning of a day
    /// is everywhere (India's at half past, Nepal's at a quarter past), else not at all.
    /// </summary>
    public long HourOffset => From % Quarter == 0 ? From % Hour : 0;

    /// <summary>Throws 400 for a range that is empty or longer than 366 days.</summary>
    public OverviewRange Enforce()
    {
        new Check().That(From < To, "from", "INVALID_VALUE", "must be before to")
            .That(To - From <= Longest, "from", "TOO_LONG", "must be at most 366 days before to").Enforce();
        return this;
    }

    private static long? Moment(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            && moment <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? moment
            : throw ApiException.Invalid(name, "INVALID_VALUE", "must be a time in epoch milliseconds");
    }
}
