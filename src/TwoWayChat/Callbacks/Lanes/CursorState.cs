namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What a flush writes of a cursor.</summary>
internal sealed record CursorState
{
    public required string SessionId { get; init; }

    public required long LowWater { get; init; }

    public required long LastVisible { get; init; }

    public required string Acknowledged { get; init; }

    public required long DeliveredSequence { get; init; }

    /// <summary>The lane has seen the session's end: it confirms that nothing but <c>session.ended</c> will start.</summary>
    public required bool Ending { get; init; }

    /// <summary>Nothing waits for the session: what the lane has read beyond <see cref="LowWater"/> is done with, too.</summary>
    public bool Idle { get; init; }

    /// <summary>Somebody had it move back: the one way that a mark does.</summary>
    public bool Rewound { get; init; }

    /// <summary>The cursor is done for good.</summary>
    public bool Closed { get; init; }
}
