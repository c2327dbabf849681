using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>One attempt of the delivery log, on the wire.</summary>
/// <param name="StartedAt">Epoch milliseconds.</param>
/// <param name="Outcome"><see cref="AnswerKind"/> in UPPER_CASE.</param>
/// <param name="Status">The receiver's HTTP status; null where no answer came.</param>
/// <param name="Error">Why no complete answer came; null where one did.</param>
/// <param name="Answer">The start of the answer; null where there is none.</param>
/// <param name="Replay">Whether somebody had asked for it again.</param>
internal sealed record DeliveryView(
    string Id,
    string SessionId,
    long Sequence,
    string EventId,
    string Type,
    int Attempt,
    long StartedAt,
    long DurationMs,
    string Outcome,
    int? Status,
    string? Error,
    string? Answer,
    bool Replay)
{
    public static DeliveryView Of(AttemptRow row) => new(
        row.AttemptId,
        row.SessionId,
        row.Sequence,
        row.EventId,
        row.EventType,
        row.Attempt,
        row.StartedAt,
        row.DurationMs,
        row.Outcome,
        row.Status,
        row.Error,
        row.Answer,
        row.Replay);
}
