namespace TwoWayChat.Messages.Erasure;

/// <summary>An erasure whose traces in the log have not all been looked for yet.</summary>
internal sealed record ErasureRow
{
    public required string CompanyId { get; init; }

    public required string ContactId { get; init; }

    /// <summary>Up to here the log is clean.</summary>
    public required long NextSequence { get; init; }
}
