using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Properties.Hours;

/// <summary>From when to when, on the wire and in the database.</summary>
/// <param name="From"><c>HH:mm</c>.</param>
/// <param name="To"><c>HH:mm</c>, <c>24:00</c> for midnight; at or before <paramref name="From"/> it is the next day's.</param>
internal sealed record Times(
    [property: Required, MaxLength(Times.Length)] string? From,
    [property: Required, MaxLength(Times.Length)] string? To)
{
    /// <summary>Characters of a time.</summary>
    public const int Length = 5;
}
