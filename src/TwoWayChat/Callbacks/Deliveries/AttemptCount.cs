namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>Attempts of a stretch of time, by how they ended.</summary>
internal sealed record AttemptCount
{
    /// <summary>Which stretch: its start divided by its length.</summary>
    public required long Bar { get; init; }

    public required long Delivered { get; init; }

    public required long Failed { get; init; }
}
