namespace TwoWayChat.Reports;

/// <summary>What stands open now in a property.</summary>
internal sealed record OpenRow
{
    public required string PropertyId { get; init; }

    public required string PropertyName { get; init; }

    public required long Open { get; init; }

    public required long Unassigned { get; init; }

    public required long Waiting { get; init; }

    public required long Unanswered { get; init; }

    /// <summary>Since when the longest waits, epoch milliseconds.</summary>
    public long? WaitingSince { get; init; }
}
