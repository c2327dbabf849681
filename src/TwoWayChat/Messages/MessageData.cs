using TwoWayChat.Chats;

namespace TwoWayChat.Messages;

/// <summary><c>data</c> of <c>message.received</c> and <c>message.accepted</c>.</summary>
internal sealed record MessageData(MessageBody Message);
