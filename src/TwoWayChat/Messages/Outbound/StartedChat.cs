using TwoWayChat.Chats;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Answer to the start of a chat: the chat, new or found open, and the message in it.</summary>
internal sealed record StartedChat(ChatBody Chat, MessageBody Message);
