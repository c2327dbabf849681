using TwoWayChat.Events;

namespace TwoWayChat.Chats.Replies;

/// <summary><c>data</c> of <c>reply.stopped</c>.</summary>
/// <param name="Agent">Who wrote.</param>
/// <param name="Reason">Why no more, as far as it can be told.</param>
internal sealed record ReplyStoppedData(NamedRef Agent, ReplyEnd Reason);
