using System.ComponentModel.DataAnnotations;
using TwoWayChat.Sms;

namespace TwoWayChat.Properties.Hours;

/// <summary>Body of <c>PUT /business-hours/{propertyId}</c>; what it leaves out stays.</summary>
/// <param name="TimeZone">By its IANA name, such as <c>America/New_York</c>.</param>
/// <param name="AlwaysOpen">Day and night, but for the exceptions; naming a week makes it false.</param>
/// <param name="Week">The open times of a week, several a day; empty: open on exceptions alone.</param>
/// <param name="Exceptions">Holidays and other dates with hours of their own.</param>
/// <param name="AwayReply">What a customer is answered who writes while it is closed, with fields; empty for no answer.</param>
/// <param name="Unanswered">When managers are told of a customer who waits.</param>
internal sealed record HoursInput(
    [property: MaxLength(HoursInput.MostZoneLength)] string? TimeZone,
    bool? AlwaysOpen,
    [property: MaxLength(HoursInput.MostWeekTimes)] IReadOnlyList<DayTimes>? Week,
    [property: MaxLength(HoursInput.MostExceptions)] IReadOnlyList<ExceptionDay>? Exceptions,
    [property: MaxLength(MessageText.MostLength)] string? AwayReply,
    UnansweredInput? Unanswered)
{
    /// <summary>Most characters of a time zone's name.</summary>
    public const int MostZoneLength = 64;

    /// <summary>Most open times of a week.</summary>
    public const int MostWeekTimes = 70;

    /// <summary>Most exceptions.</summary>
    public const int MostExceptions = 200;

    /// <summary>Most open times of one exception.</summary>
    public const int MostTimesOfADay = 10;
}
