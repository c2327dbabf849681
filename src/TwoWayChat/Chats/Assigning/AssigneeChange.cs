using TwoWayChat.Events;

namespace TwoWayChat.Chats.Assigning;

/// <summary>A chat that changes hands.</summary>
/// <param name="Chat">As it stands, locked.</param>
/// <param name="Assignee">Who gets it; null for nobody.</param>
/// <param name="Reason">Why.</param>
/// <param name="Moment">Who does it, and when.</param>
internal sealed record AssigneeChange(Chat Chat, NamedRef? Assignee, AssignmentReason Reason, ChatMoment Moment);
