namespace TwoWayChat.Sessions;

/// <summary>How far a session has got in its company's event log.</summary>
/// <param name="LastDeliveredSequence">Highest sequence that the client has acknowledged, by callback or by pull; 0 for none.</param>
/// <param name="PendingCallbacks">Events that the session may see and that are not acknowledged; 10,000 stands for that many or more, but in an end.</param>
/// <param name="Status">How its callbacks are doing.</param>
internal sealed record SessionProgress(long LastDeliveredSequence, long PendingCallbacks, DeliveryStatus Status);
