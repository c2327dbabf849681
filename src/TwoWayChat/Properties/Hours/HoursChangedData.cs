using System.Text.Json.Serialization;

namespace TwoWayChat.Properties.Hours;

/// <summary><c>data</c> of <c>property.opened</c> and <c>property.closed</c>.</summary>
/// <param name="NextChangeAt">When it closes, or opens, again, epoch milliseconds; null for never.</param>
/// <param name="Holiday">The exception of that date, where it has a name.</param>
internal sealed record HoursChangedData(
    long? NextChangeAt, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Holiday);
