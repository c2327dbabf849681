using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Control;

/// <summary>A replay on the wire.</summary>
/// <param name="FromSequence">First sequence of the span.</param>
/// <param name="ToSequence">Last sequence of the span.</param>
/// <param name="DoneSequence">Everything of the span up to here has been sent.</param>
/// <param name="Delivered">Events that the receiver has taken.</param>
/// <param name="Refused">Events that the receiver did not want.</param>
/// <param name="CreatedAt">Epoch milliseconds.</param>
internal sealed record ReplayView(
    string Id,
    string SessionId,
    long FromSequence,
    long ToSequence,
    long DoneSequence,
    long Delivered,
    long Refused,
    ReplayStatus Status,
    long CreatedAt,
    string CreatedBy)
{
    public static ReplayView Of(ReplayRow row) => new(
        row.ReplayId,
        row.SessionId,
        row.FromSequence,
        row.ToSequence,
        Math.Min(row.LowWater, row.ToSequence),
        row.Delivered,
        row.Refused,
        EnumText.Parse<ReplayStatus>(row.Status),
        row.CreatedAt,
        row.CreatedBy);
}
