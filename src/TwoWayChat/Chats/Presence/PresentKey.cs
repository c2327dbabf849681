namespace TwoWayChat.Chats.Presence;

/// <summary>That somebody is in a chat, and how, in one word.</summary>
internal sealed record PresentKey
{
    public required string ChatId { get; init; }

    public required string Who { get; init; }
}
