using TwoWayChat.Chats;

namespace TwoWayChat.Messages.Outbound;

/// <summary>A message that waits for its gateway, and its chat.</summary>
internal sealed record QueuedMessage(Chat Chat, Message Message);
