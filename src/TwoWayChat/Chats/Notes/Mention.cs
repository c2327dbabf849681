namespace TwoWayChat.Chats.Notes;

/// <summary>A colleague has mentioned a user in a note of a chat, which the user has not looked at since.</summary>
internal sealed record Mention
{
    public required string ChatId { get; init; }

    /// <summary>Who wrote the newest note that does so.</summary>
    public required string AuthorName { get; init; }

    /// <summary>When, epoch milliseconds.</summary>
    public required long MentionedAt { get; init; }

    public required string ContactAddress { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>Whose chat it is.</summary>
    public string ContactName => Contacts.ContactName.Shown(FirstName, LastName, ContactAddress);
}
