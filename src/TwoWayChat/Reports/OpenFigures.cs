namespace TwoWayChat.Reports;

/// <summary>What stands open now.</summary>
/// <param name="Open">Open chats.</param>
/// <param name="Unassigned">Of them, those that nobody has taken.</param>
/// <param name="Waiting">Of them, those whose customer waits for an answer.</param>
/// <param name="Unanswered">Of the waiting, those that nobody has ever answered.</param>
/// <param name="WaitingSince">Since when the longest waits, epoch milliseconds; null for nobody.</param>
internal sealed record OpenFigures(long Open, long Unassigned, long Waiting, long Unanswered, long? WaitingSince);
