namespace TwoWayChat.Callbacks.Lanes;

/// <summary>A session's cursor as it is stored, joined with the session it belongs to.</summary>
internal sealed record CursorRow
{
    public required string SessionId { get; init; }

    public required string UserId { get; init; }

    /// <summary>Everything the session may see up to here is done: by its own mark, or by the one that all idle sessions of the lane share.</summary>
    public required long LowWater { get; init; }

    /// <summary>The last sequence the session could see at or below <see cref="LowWater"/>; 0 for none.</summary>
    public required long LastVisible { get; init; }

    /// <summary>Sequences above <see cref="LowWater"/> that are done too, comma-separated; at most the window.</summary>
    public required string Acknowledged { get; init; }

    /// <summary>Highest sequence the receiver has acknowledged.</summary>
    public required long DeliveredSequence { get; init; }

    /// <summary>How far a pulling client has acknowledged.</summary>
    public required long PulledThrough { get; init; }

    /// <summary>The session is over: only its end may still be sent.</summary>
    public required bool Ended { get; init; }

    /// <summary>Goes by the mark that idle sessions share.</summary>
    public bool Idle { get; init; }

    /// <summary>Nothing is sent until somebody resumes.</summary>
    public bool Paused { get; init; }

    public IEnumerable<long> AcknowledgedAbove() =>
        Acknowledged.Length == 0 ? [] : Acknowledged.Split(',').Select(long.Parse);
}
