using TwoWayChat.Events;

namespace TwoWayChat.Reports;

/// <summary>Figures of a property.</summary>
/// <param name="Property">Which.</param>
/// <param name="Open">Open chats now.</param>
/// <param name="Waiting">Of them, those whose customer waits now.</param>
/// <param name="Started">Chats started in the range.</param>
/// <param name="Answered">Of them, those of customers that were answered.</param>
/// <param name="FirstResponseMs">In the mean from start to first answer, milliseconds; null where nothing was answered.</param>
/// <param name="Received">Messages from customers in the range.</param>
/// <param name="Sent">Messages to customers in the range.</param>
/// <param name="Delivered">Of them, those that a carrier has said to be delivered by now.</param>
/// <param name="Failed">Of them, those that never will be: failed, expired, blocked.</param>
/// <param name="Ended">Chats that ended in the range.</param>
/// <param name="HandlingMs">Of them, those that were answered, in the mean from first answer to end, milliseconds; null for none.</param>
/// <param name="OptOuts">Numbers that opted out, or were blocked, in the range.</param>
/// <param name="OptIns">Numbers that opted in.</param>
internal sealed record PropertyFigures(
    NamedRef Property,
    long Open,
    long Waiting,
    long Started,
    long Answered,
    long? FirstResponseMs,
    long Received,
    long Sent,
    long Delivered,
    long Failed,
    long Ended,
    long? HandlingMs,
    long OptOuts,
    long OptIns);
