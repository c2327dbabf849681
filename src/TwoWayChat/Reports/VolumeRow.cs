namespace TwoWayChat.Reports;

/// <summary>Messages of a property.</summary>
internal sealed record VolumeRow
{
    public required string PropertyId { get; init; }

    public required string PropertyName { get; init; }

    public required long Received { get; init; }

    public required long Sent { get; init; }
}
