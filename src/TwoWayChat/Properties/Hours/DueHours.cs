namespace TwoWayChat.Properties.Hours;

/// <summary>A property that opens or closes by now.</summary>
internal sealed record DueHours
{
    public required string CompanyId { get; init; }

    public required string PropertyId { get; init; }
}
