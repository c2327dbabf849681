namespace TwoWayChat.Sessions;

/// <summary><c>data</c> of <c>session.ended</c>.</summary>
/// <param name="LastAcknowledgedSequence">Highest sequence that the client has acknowledged; 0 for none.</param>
/// <param name="Undelivered">Events not acknowledged when it ended; they stay readable.</param>
internal sealed record SessionEnded(EndReason Reason, long LastAcknowledgedSequence, long Undelivered);
