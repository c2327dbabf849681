using System.Text.Json.Serialization;

namespace TwoWayChat.Hosting;

/// <summary>The error envelope: five members always, in this order, then <c>errors</c> where single fields or rules are to blame.</summary>
/// <param name="Timestamp">Epoch milliseconds.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Error">HTTP reason phrase.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Path">The path as it was asked.</param>
internal sealed record ErrorBody(long Timestamp, int Status, string Error, string Message, string Path)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldError>? Errors { get; init; }
}
