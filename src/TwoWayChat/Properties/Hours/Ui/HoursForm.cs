using TwoWayChat.Data;

namespace TwoWayChat.Properties.Hours.Ui;

/// <summary>Business hours while they are edited.</summary>
internal sealed class HoursForm
{
    public string TimeZone { get; set; } = "";

    public bool AlwaysOpen { get; set; }

    /// <summary>Open times by day, Monday first.</summary>
    public required IReadOnlyList<(Weekday Day, List<EditTimes> Times)> Week { get; init; }

    public required List<EditException> Exceptions { get; init; }

    public string AwayReply { get; set; } = "";

    public bool Alerts { get; set; }

    public int? Minutes { get; set; }

    public string? Reassign { get; set; }

    public static HoursForm Of(BusinessHours hours) => new()
    {
        TimeZone = hours.TimeZone,
        AlwaysOpen = hours.AlwaysOpen,
        Week = [.. Enum.GetValues<Weekday>().Select(day => (day, Times(hours, day)))],
        Exceptions = [.. hours.ExceptionDays().Select(EditException.Of)],
        AwayReply = hours.AwayReply ?? "",
        Alerts = hours.UnansweredMinutes is not null,
        Minutes = (int?)hours.UnansweredMinutes ?? 15,
        Reassign = hours.UnansweredReassign,
    };

    /// <summary>Gives Tuesday to Friday the times of Monday.</summary>
    public void CopyMonday()
    {
        foreach (var (_, times) in Week.Where(day => day.Day is > Weekday.Monday and < Weekday.Saturday))
        {
            times.Clear();
            times.AddRange(Week[0].Times.Select(one => EditTimes.Of(one.Times)));
        }
    }

    /// <summary>The form as the API takes it.</summary>
    public HoursInput Input() => new(
        TimeZone.Trim(),
        AlwaysOpen,
        AlwaysOpen ? null : WeekInput(),
        [.. Exceptions.Select((day, index) => day.Input(index))],
        AwayReply,
        new UnansweredInput(Alerts ? Minutes : 0, EnumText.TryParse<Reassign>(Reassign, out var reassign) ? reassign : null));

    private List<DayTimes> WeekInput()
    {
        var week = Week.SelectMany(day => day.Times.Select(times => (day.Day, Times: times))).ToList();
        for (var index = 0; index < week.Count; index++)
        {
            week[index].Times.Member = $"week[{index}]";
        }

        return [.. week.Select(one => new DayTimes(one.Day, one.Times.Times.From, one.Times.Times.To))];
    }

    private static List<EditTimes> Times(BusinessHours hours, Weekday day) =>
        [.. hours.WeekTimes().Where(times => times.Day == day).OrderBy(times => times.From).Select(times => EditTimes.Of(times.Times()))];
}
