namespace TwoWayChat.Reports;

/// <summary>Messages to customers in a state.</summary>
internal sealed record DeliveryRow
{
    public required string Gateway { get; init; }

    public required string State { get; init; }

    public required long Messages { get; init; }

    public required long Segments { get; init; }
}
