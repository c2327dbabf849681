using TwoWayChat.Chats;
using TwoWayChat.Security;

namespace TwoWayChat.Messages;

/// <summary>A message that a user wants to be sent again.</summary>
internal sealed record MessageResend(Caller Caller, string ChatId, string MessageId, Origin Origin);
