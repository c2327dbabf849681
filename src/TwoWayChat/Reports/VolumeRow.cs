namespace TwoWayChat.Reports;

/// <summary>Messages of a property.</summary>
internal sealed record VolumeRow
{
    public required string PropertyId { get; init; }

    public required string PropertyName { get; init; }

    public required long Received { get; init; }

    public required long Sent { get; init; }

    /// <summary>Of them, those that were delivered.</summary>
    public required long Delivered { get; init; }

    /// <summary>Of them, those that never will be.</summary>
    public required long Failed { get; init; }
}
