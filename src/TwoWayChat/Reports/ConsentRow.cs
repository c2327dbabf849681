namespace TwoWayChat.Reports;

/// <summary>Numbers that opted out or in, by the property that it arose in.</summary>
internal sealed record ConsentRow
{
    /// <summary>Null for what arose in none: a block list, say.</summary>
    public string? PropertyId { get; init; }

    public required long OptOuts { get; init; }

    public required long OptIns { get; init; }
}
