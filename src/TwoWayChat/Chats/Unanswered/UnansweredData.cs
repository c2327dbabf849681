using TwoWayChat.Events;

namespace TwoWayChat.Chats.Unanswered;

/// <summary><c>data</c> of <c>chat.unanswered</c>.</summary>
/// <param name="WaitingSince">Since when the customer waits, epoch milliseconds.</param>
/// <param name="ThresholdSeconds">The open time after which this is told.</param>
/// <param name="Level">1 for the managers of the property, 2 for global managers.</param>
/// <param name="Notified">Who is told, by e-mail where they have an address.</param>
internal sealed record UnansweredData(long WaitingSince, long ThresholdSeconds, int Level, IReadOnlyList<NamedRef> Notified);
