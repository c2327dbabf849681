using TwoWayChat.Events;

namespace TwoWayChat.Chats.Desk;

/// <summary><c>data</c> of <c>agent.status_changed</c>.</summary>
internal sealed record StatusData(NamedRef Agent, string Status, string PreviousStatus, string Cause);
