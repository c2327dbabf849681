namespace TwoWayChat.Sessions;

/// <summary>An event that a session has yet to get.</summary>
internal sealed record WaitingEvent
{
    public required long Sequence { get; init; }

    public required string Type { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long OccurredAt { get; init; }
}
