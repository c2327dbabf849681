using System.Text.Json.Serialization;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>What the receiver said to a test event.</summary>
/// <param name="Delivered">Whether it answered 2xx in time.</param>
/// <param name="Status">The HTTP status; null where none came.</param>
/// <param name="Error">One of <see cref="AnswerError"/> where no complete answer came, or nothing was sent.</param>
/// <param name="DurationMs">Milliseconds from the name look-up to the end of the answer.</param>
/// <param name="Answer">The first 2 KB of the answer; null where there is none.</param>
internal sealed record TestResult(bool Delivered, int? Status, string? Error, long DurationMs, string? Answer)
{
    /// <summary>Why the server's own rules forbid the call, in words; left out where they do not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    public static TestResult Of(CallbackAnswer answer) => new(
        answer.Kind == AnswerKind.Delivered,
        answer.Status,
        answer.Error,
        (long)answer.Duration.TotalMilliseconds,
        answer.Text.Length > 0 ? answer.Text : null)
    {
        Reason = answer.Reason,
    };
}
