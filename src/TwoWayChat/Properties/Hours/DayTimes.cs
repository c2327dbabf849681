using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace TwoWayChat.Properties.Hours;

/// <summary>Every week on that day, from when to when.</summary>
/// <param name="Day">The day on which it begins.</param>
/// <param name="From"><c>HH:mm</c>.</param>
/// <param name="To"><c>HH:mm</c>, <c>24:00</c> for midnight; at or before <paramref name="From"/> it is the next day's.</param>
internal sealed record DayTimes(
    [property: Required] Weekday? Day,
    [property: Required, MaxLength(Times.Length)] string? From,
    [property: Required, MaxLength(Times.Length)] string? To)
{
    /// <summary>Without its day.</summary>
    public Times Times() => new(From, To);

    public IsoDayOfWeek IsoDay() => (IsoDayOfWeek)(int)Day!.Value;
}
