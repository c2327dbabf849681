using TwoWayChat.Events;

namespace TwoWayChat.Messages;

/// <summary><c>data</c> of <c>message.redacted</c>.</summary>
internal sealed record MessageRedactedData(string MessageId, NamedRef By);
