namespace TwoWayChat.Reports;

/// <summary>Messages of an hour.</summary>
internal sealed record HourRow
{
    /// <summary>Its beginning, epoch milliseconds.</summary>
    public required long At { get; init; }

    public required long Received { get; init; }

    public required long Sent { get; init; }
}
