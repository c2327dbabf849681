namespace TwoWayChat.Chats;

/// <summary>Messages of a chat by direction.</summary>
internal sealed record MessageCounts(long In, long Out);
