using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Properties.Hours;

/// <summary>A holiday, or another date with hours of its own.</summary>
/// <param name="Date"><c>yyyy-MM-dd</c>.</param>
/// <param name="Name">Such as <c>Christmas Day</c>; may be missing.</param>
/// <param name="Open">When it is open on that date; none, or missing: closed.</param>
internal sealed record ExceptionDay(
    [property: Required, MaxLength(ExceptionDay.DateLength)] string? Date,
    [property: MaxLength(ExceptionDay.MostNameLength)] string? Name,
    IReadOnlyList<Times>? Open)
{
    /// <summary>Characters of a date.</summary>
    public const int DateLength = 10;

    /// <summary>Most characters of a name.</summary>
    public const int MostNameLength = 64;
}
