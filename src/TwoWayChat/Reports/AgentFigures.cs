using TwoWayChat.Events;

namespace TwoWayChat.Reports;

/// <summary>Figures of somebody who has written in the range, or whose chats ended in it.</summary>
/// <param name="User">Who.</param>
/// <param name="Chats">Chats written in.</param>
/// <param name="Sent">Messages written.</param>
/// <param name="Answered">Chats of customers, started in the range, whose first answer it was.</param>
/// <param name="FirstResponseMs">Of these, in the mean from start to first answer, milliseconds; null for none.</param>
/// <param name="Ended">Chats that were the user's when they ended in the range.</param>
/// <param name="HandlingMs">Of these, those that were answered, in the mean from first answer to end, milliseconds; null for none.</param>
internal sealed record AgentFigures(NamedRef User, long Chats, long Sent, long Answered, long? FirstResponseMs, long Ended, long? HandlingMs);
