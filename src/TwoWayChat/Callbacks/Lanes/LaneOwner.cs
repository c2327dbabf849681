namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Who owns a company's lane.</summary>
internal sealed record LaneOwner
{
    public required string Owner { get; init; }

    public required long Epoch { get; init; }

    /// <summary>Epoch milliseconds by the database's clock.</summary>
    public required long LeaseUntil { get; init; }
}
