namespace TwoWayChat.Chats.Tags;

/// <summary><c>data</c> of <c>chat.tagged</c> and <c>chat.untagged</c>.</summary>
internal sealed record TagData(string Tag);
