using System.Text.Json;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Contacts.Files;

/// <summary>A file of contacts that was read in, and what became of it. Nothing of its lines is kept.</summary>
internal sealed record ContactImport
{
    /// <summary>A running import says so more often than this, unless its node has died.</summary>
    private static readonly long MostSilence = (long)TimeSpan.FromMinutes(5).TotalMilliseconds;

    public required string CompanyId { get; init; }

    public required string ImportId { get; init; }

    public required string UserId { get; init; }

    public required string UserName { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>Text of <see cref="ExistingContacts"/>.</summary>
    public required string Existing { get; init; }

    /// <summary>JSON list of <see cref="ImportColumn"/>.</summary>
    public required string Columns { get; init; }

    /// <summary>Text of <see cref="ImportStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it broke off, for people.</summary>
    public string? Failure { get; init; }

    public long Created { get; init; }

    public long Updated { get; init; }

    public long Unchanged { get; init; }

    public long Skipped { get; init; }

    public long Refused { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When its last lines were taken over, epoch milliseconds.</summary>
    public required long UpdatedAt { get; init; }

    public ImportCounts Counts => new() { Created = Created, Updated = Updated, Unchanged = Unchanged, Skipped = Skipped, Refused = Refused };

    public IReadOnlyList<ImportColumn> ColumnList => JsonSerializer.Deserialize<List<ImportColumn>>(Columns, WireJson.Options)!;

    /// <summary>The same with more lines taken over.</summary>
    public ContactImport With(ImportCounts more, long at)
    {
        var all = Counts + more;
        return this with
        {
            Created = all.Created, Updated = all.Updated, Unchanged = all.Unchanged, Skipped = all.Skipped, Refused = all.Refused, UpdatedAt = at,
        };
    }

    /// <summary>The same at its end; a running one that has been silent for long has been left by a node that is no more.</summary>
    public ContactImport Seen(long now) => Status == EnumText.Of(ImportStatus.Running) && now - UpdatedAt > MostSilence
        ? this with { Status = EnumText.Of(ImportStatus.Failed), Failure = "The server was stopped: read the file in again" }
        : this;
}
