namespace TwoWayChat.Media;

/// <summary>Section <c>Media</c>: what messages carry besides text.</summary>
internal sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Content in files of the data folder: one node.</summary>
    public const string Files = "FILES";

    /// <summary>Content in the database: several nodes.</summary>
    public const string Database = "DATABASE";

    private const long LargestOfAll = 100L * 1024 * 1024;

    /// <summary>Where content is kept: <see cref="Files"/>, <see cref="Database"/>, or empty for files with SQLite and the database with PostgreSQL.</summary>
    public string Store { get; set; } = "";

    /// <summary>Largest content, bytes.</summary>
    public long MaxBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>Bytes of one user's uploads that no message names before further ones are 429; a sweep removes what stays unnamed for a day.</summary>
    public long MostUnusedBytes { get; set; } = 500L * 1024 * 1024;

    /// <summary>Bytes of the data folder's disk that uploads leave free: the database needs them.</summary>
    public long ReserveBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>How long the link of a message object can be fetched without credentials.</summary>
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often content is looked for that nothing refers to.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromHours(1);

    public IEnumerable<string> Problems()
    {
        if (Store is not ("" or Files or Database))
        {
            yield return $"Media:Store must be {Files}, {Database} or empty, not '{Store}'";
        }

        if (MaxBytes is < 1024 or > LargestOfAll)
        {
            yield return $"Media:MaxBytes must be 1024 to {LargestOfAll}";
        }

        if (MostUnusedBytes < MaxBytes || ReserveBytes < 0)
        {
            yield return "Media:MostUnusedBytes must be at least Media:MaxBytes, and Media:ReserveBytes not negative";
        }

        if (LinkLifetime < TimeSpan.FromMinutes(1) || LinkLifetime > TimeSpan.FromDays(7))
        {
            yield return "Media:LinkLifetime must be a minute to 7 days";
        }

        if (Sweep < TimeSpan.FromSeconds(1) || Sweep > TimeSpan.FromDays(7))
        {
            yield return "Media:Sweep must be a second to 7 days";
        }
    }
}
