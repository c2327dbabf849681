namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What the delivery log says of an event that a session has not got.</summary>
internal sealed record TriedRow
{
    public required string SessionId { get; init; }

    public required long Sequence { get; init; }

    public required long Attempts { get; init; }

    /// <summary>Those of them that failed, requests for patience aside.</summary>
    public required long Failures { get; init; }

    /// <summary>When the first of <see cref="Failures"/> was made, epoch milliseconds; null while none was.</summary>
    public long? FirstFailureAt { get; init; }

    /// <summary>The same on the lane's clock.</summary>
    public TimeSpan? FirstFailure { get; init; }
}
