using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Control;

/// <summary>What makes a cursor the cursor of a replay: where it ends, whose it is, and what it has come to.</summary>
internal sealed class Replay(ReplayRow row, SessionCursor session)
{
    public string ReplayId => row.ReplayId;

    /// <summary>Last sequence of the span.</summary>
    public long Through => row.ToSequence;

    /// <summary>The session that it sends for: where that is held up, so is this.</summary>
    public SessionCursor Session => session;

    public long Delivered { get; set; } = row.Delivered;

    public long Refused { get; set; } = row.Refused;

    public ReplayStatus Status { get; set; } = ReplayStatus.Running;

    public ReplayProgress Progress(CursorState state) => new(
        row.ReplayId, state.LowWater, state.LastVisible, state.Acknowledged, Delivered, Refused, EnumText.Of(Status));
}
