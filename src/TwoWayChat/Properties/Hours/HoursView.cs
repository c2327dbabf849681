using TwoWayChat.Events;

namespace TwoWayChat.Properties.Hours;

/// <summary>A property's business hours on the wire.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="AlwaysOpen">Day and night, but for the exceptions.</param>
/// <param name="AwayReply">Null for none.</param>
/// <param name="Unanswered">Null where nobody is told.</param>
/// <param name="OpenNow">Whether it is open.</param>
/// <param name="NextChangeAt">When it opens or closes next, epoch milliseconds; null for never.</param>
/// <param name="Version">0 until somebody sets them.</param>
internal sealed record HoursView(
    NamedRef Property,
    string TimeZone,
    bool AlwaysOpen,
    IReadOnlyList<DayTimes> Week,
    IReadOnlyList<ExceptionDay> Exceptions,
    string? AwayReply,
    UnansweredView? Unanswered,
    bool OpenNow,
    long? NextChangeAt,
    long Version)
{
    public static HoursView Of(BusinessHours hours) => new(
        hours.Property,
        hours.TimeZone,
        hours.AlwaysOpen,
        hours.WeekTimes(),
        hours.ExceptionDays(),
        hours.AwayReply,
        hours.UnansweredMinutes is { } minutes ? new UnansweredView((int)minutes, hours.Reassign()) : null,
        hours.IsOpen,
        hours.HoursChangeAt,
        hours.Version);
}
