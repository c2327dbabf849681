namespace TwoWayChat.Callbacks.Retention;

/// <summary>A row at the old end of a log.</summary>
internal sealed record AgedRow
{
    public required long Sequence { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long OccurredAt { get; init; }
}
