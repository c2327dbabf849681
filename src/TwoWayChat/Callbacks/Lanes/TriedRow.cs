namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What the delivery log says of an event that a session has not got.</summary>
internal sealed record TriedRow
{
    public required string SessionId { get; init; }

    public required long Sequence { get; init; }

    public required long Attempts { get; init; }

    /// <summary>Those of them in which the receiver refused just this event.</summary>
    public required long Refusals { get; init; }
}
