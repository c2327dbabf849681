namespace TwoWayChat.Callbacks.Lanes;

/// <summary>A lane this node owns, and under which epoch.</summary>
internal sealed record LaneRow
{
    public required string CompanyId { get; init; }

    public required long Epoch { get; init; }
}
