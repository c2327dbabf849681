using TwoWayChat.Events;

namespace TwoWayChat.Chats.Replies;

/// <summary><c>data</c> of <c>reply.started</c>.</summary>
/// <param name="Agent">Who writes.</param>
/// <param name="LeaseExpiresAt">Until when that holds; while it goes on, it is told again before. Epoch milliseconds.</param>
internal sealed record ReplyStartedData(NamedRef Agent, long LeaseExpiresAt);
