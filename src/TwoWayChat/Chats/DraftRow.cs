namespace TwoWayChat.Chats;

/// <summary>A draft as its row stands.</summary>
internal sealed record DraftRow
{
    public required string Text { get; init; }

    /// <summary>Ids, separated by blanks.</summary>
    public required string Media { get; init; }
}
