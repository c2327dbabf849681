namespace TwoWayChat.Media;

/// <summary>What is known of a picture, a sound or a document; its bytes are in the <see cref="IMediaStore"/>.</summary>
internal sealed record MediaRow
{
    public required string CompanyId { get; init; }

    public required string MediaId { get; init; }

    /// <summary>As the content shows it, one of <see cref="MediaTypes"/>.</summary>
    public required string ContentType { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Safe to save under.</summary>
    public required string FileName { get; init; }

    /// <summary>The user who uploaded it; null where a carrier brought it.</summary>
    public string? UploadedBy { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Since when no message shows it, epoch milliseconds; null while one does.</summary>
    public long? UnusedSince { get; init; }

    public ContentKey Key => new(CompanyId, Sha256);
}
