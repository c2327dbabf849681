namespace TwoWayChat.Reports;

/// <summary>Messages of an hour in a property.</summary>
internal sealed record VolumeRow
{
    public required string PropertyId { get; init; }

    public required string PropertyName { get; init; }

    /// <summary>The hour's beginning, epoch milliseconds.</summary>
    public required long At { get; init; }

    public required long Received { get; init; }

    public required long Sent { get; init; }
}
