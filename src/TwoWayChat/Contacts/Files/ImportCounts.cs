namespace TwoWayChat.Contacts.Files;

/// <summary>What has become of the lines of an import; of a dry run, what would.</summary>
internal sealed record ImportCounts
{
    /// <summary>Lines that held something, without the heading: the sum of the others.</summary>
    public long Lines => Created + Updated + Unchanged + Skipped + Refused;

    public long Created { get; init; }

    public long Updated { get; init; }

    /// <summary>They said what was known.</summary>
    public long Unchanged { get; init; }

    /// <summary>Contacts that were there and were to stay as they are.</summary>
    public long Skipped { get; init; }

    public long Refused { get; init; }

    public static ImportCounts operator +(ImportCounts one, ImportCounts other) => new()
    {
        Created = one.Created + other.Created,
        Updated = one.Updated + other.Updated,
        Unchanged = one.Unchanged + other.Unchanged,
        Skipped = one.Skipped + other.Skipped,
        Refused = one.Refused + other.Refused,
    };
}
