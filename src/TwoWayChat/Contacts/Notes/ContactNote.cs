namespace TwoWayChat.Contacts.Notes;

/// <summary>
/// What a user has noted about a contact, beyond any one chat; the customer never sees it. It is not rewritten, so that what stands under a name is what
/// that user wrote: whoever erred deletes it.
/// </summary>
internal sealed record ContactNote
{
    public required string CompanyId { get; init; }

    public required string NoteId { get; init; }

    public required string ContactId { get; init; }

    /// <summary>
    /// The property that it was written in, whose it stays; null where the author saw no chat with the contact: then it is for global managers.
    /// </summary>
    public string? PropertyId { get; init; }

    public required string Text { get; init; }

    /// <summary>Text of <see cref="Events.ActorType"/>.</summary>
    public required string AuthorType { get; init; }

    public required string AuthorId { get; init; }

    /// <summary>The name borne then.</summary>
    public required string AuthorName { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }
}
