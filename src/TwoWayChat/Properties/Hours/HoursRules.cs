using NodaTime;
using TwoWayChat.Hosting;

namespace TwoWayChat.Properties.Hours;

/// <summary>What business hours may be; what is wrong goes to the check, by the member that holds it.</summary>
internal static class HoursRules
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public static void Zone(Check check, string name) =>
        check.That(DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null, "timeZone", "UNKNOWN_TIME_ZONE", "must be the IANA name of a time zone");

    public static void Week(Check check, IReadOnlyList<DayTimes?> week)
    {
        check.That(week.Count <= HoursInput.MostWeekTimes, "week", "TOO_LONG", $"must have at most {HoursInput.MostWeekTimes} times");
        var times = Present(check, week, "week");
        times.ForEach(time => check.That(time.Value.Day is not null, $"{time.Member}.day", "REQUIRED", "must be a day"));
        times.ForEach(time => One(check, time.Value.Times(), time.Member));
        foreach (var day in times.Where(time => IsRight(time.Value.Times())).GroupBy(time => time.Value.Day))
        {
            Apart(check, [.. day.Select(time => (HoursText.Read(time.Value.Times()), time.Member))]);
        }
    }

    public static void Exceptions(Check check, IReadOnlyList<ExceptionDay?> days)
    {
        check.That(days.Count <= HoursInput.MostExceptions, "exceptions", "TOO_LONG", $"must have at most {HoursInput.MostExceptions} dates");
        var seen = new HashSet<string>();
        for (var index = 0; index < days.Count; index++)
        {
            if (days[index] is not { } day)
            {
                Missing(check, $"exceptions[{index}]");
                continue;
            }

            var member = $"exceptions[{index}]";
            check.That(IsDate(day.Date), $"{member}.date", "INVALID_VALUE", $"must be a date such as {FirstYear}-12-25, up to {LastYear}")
                .That(seen.Add(day.Date ?? ""), $"{member}.date", "TWICE", "is there twice");
            check.Optional(day.Name, $"{member}.name", ExceptionDay.MostNameLength);
            Open(check, day.Open ?? [], member);
        }
    }

    private static void Open(Check check, IReadOnlyList<Times?> open, string day)
    {
        check.That(open.Count <= HoursInput.MostTimesOfADay, $"{day}.open", "TOO_LONG", $"must have at most {HoursInput.MostTimesOfADay} times");
        var times = Present(check, open, $"{day}.open");
        times.ForEach(time => One(check, time.Value, time.Member));
        Apart(check, [.. times.Where(time => IsRight(time.Value)).Select(time => (HoursText.Read(time.Value), time.Member))]);
    }

    /// <summary>Those that are there; of JSON's nulls the check is told.</summary>
    private static List<(T Value, string Member)> Present<T>(Check check, IReadOnlyList<T?> all, string list)
        where T : class
    {
        var present = new List<(T, string)>();
        foreach (var (index, one) in all.Index())
        {
            if (one is null)
            {
                Missing(check, $"{list}[{index}]");
            }
            else
            {
                present.Add((one, $"{list}[{index}]"));
            }
        }

        return present;
    }

    private static void Missing(Check check, string member) => check.That(false, member, "REQUIRED", "must not be null");

    private static void One(Check check, Times times, string member) =>
        check.That(HoursText.Minutes(times.From) is { } from && from < OpenTimes.Day, $"{member}.from", "INVALID_VALUE", "must be a time such as 08:30")
            .That(HoursText.Minutes(times.To) is not null, $"{member}.to", "INVALID_VALUE", "must be a time such as 17:00, or 24:00")
            .That(times.From is null || times.From != times.To, $"{member}.to", "INVALID_VALUE",
                "must differ from its beginning; a whole day is 00:00 to 24:00");

    private static void Apart(Check check, List<(OpenTimes Times, string Member)> day)
    {
        var ordered = day.OrderBy(one => one.Times.From).ToList();
        foreach (var (before, after) in ordered.Zip(ordered.Skip(1)))
        {
            check.That(before.Times.Until <= after.Times.From, $"{after.Member}.from", "OVERLAP", "lies within another time of that day");
        }
    }

    private static bool IsRight(Times times) =>
        HoursText.Minutes(times.From) is { } from && from < OpenTimes.Day && HoursText.Minutes(times.To) is { } to && from != to;

    private static bool IsDate(string? text) => HoursText.Date(text) is { } date && date.Year is >= FirstYear and <= LastYear;
}
