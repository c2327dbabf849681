using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TwoWayChat.Web;

namespace TwoWayChat.Properties.Hours.Ui;

/// <summary>Business hours in words.</summary>
internal static class HoursWords
{
    private static readonly ZonedDateTimePattern MomentPattern = ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM yyyy HH:mm", null);

    public static string Of(Weekday day) => HoursUiText.ResourceManager.Word(day.ToString());

    /// <summary>The next changes after a time, by the property's own clocks.</summary>
    public static IReadOnlyList<string> Changes(BusinessHours hours, Instant now, int most)
    {
        var opening = hours.Opening();
        var changes = new List<string>();
        for (var at = opening.NextChangeAfter(now); at is { } change && changes.Count < most; at = opening.NextChangeAfter(change))
        {
            var moment = MomentPattern.Format(change.InZone(opening.Zone));
            changes.Add((opening.IsOpenAt(change) ? HoursUiText.OpensAt : HoursUiText.ClosesAt).With(moment));
        }

        return changes;
    }

    /// <summary>"Mon–Fri 09:00–17:00, Sat 10:00–14:00".</summary>
    public static string Week(BusinessHours hours)
    {
        if (hours.AlwaysOpen)
        {
            return HoursUiText.Always;
        }

        var days = Enum.GetValues<Weekday>().Select(day => (Day: day, Times: Times(hours, day))).ToList();
        var parts = new List<string>();
        for (var first = 0; first < days.Count; first++)
        {
            var last = first;
            while (last + 1 < days.Count && days[last + 1].Times == days[first].Times)
            {
                last++;
            }

            if (days[first].Times.Length > 0)
            {
                parts.Add($"{Span(days[first].Day, days[last].Day)} {days[first].Times}");
            }

            first = last;
        }

        return parts.Count == 0 ? HoursUiText.Never : string.Join(", ", parts);
    }

    /// <summary>"2026-12-25 Christmas Day, closed".</summary>
    public static string Of(ExceptionDay day)
    {
        var named = day.Name is null ? day.Date! : $"{day.Date} {day.Name}";
        return day.Open is { Count: > 0 } open ? $"{named}, {string.Join(" + ", open.Select(times => $"{times.From}–{times.To}"))}" : HoursUiText.ClosedOn.With(named);
    }

    /// <summary>What a copy of holidays does: "adds 2026-12-25, 2026-12-26 · changes 2027-01-01".</summary>
    public static string Of(HolidayCopy copy)
    {
        string?[] parts =
        [
            copy.Added.Count > 0 ? HoursUiText.CopyAdds.With(Dates(copy.Added)) : null,
            copy.Changed.Count > 0 ? HoursUiText.CopyChanges.With(Dates(copy.Changed)) : null,
            copy is { ChangesAnything: true, Zone: { } zone } ? HoursUiText.CopyZone.With(zone) : null,
        ];
        return copy.ChangesAnything ? string.Join(" · ", parts.OfType<string>()) : HoursUiText.CopyNothing;
    }

    private static string Dates(IReadOnlyList<ExceptionDay> days) => string.Join(", ", days.Select(day => day.Date));

    private static string Span(Weekday first, Weekday last) => first == last ? Short(first) : $"{Short(first)}–{Short(last)}";

    private static string Short(Weekday day) => Of(day)[..3];

    private static string Times(BusinessHours hours, Weekday day) => string.Join(
        " + ",
        hours.WeekTimes().Where(times => times.Day == day).OrderBy(times => times.From, StringComparer.Create(CultureInfo.InvariantCulture, false))
            .Select(times => $"{times.From}–{times.To}"));
}
