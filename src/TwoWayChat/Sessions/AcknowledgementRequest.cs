namespace TwoWayChat.Sessions;

/// <summary>How far a pulling client has got.</summary>
/// <param name="Sequence">Everything up to this one has been taken.</param>
internal sealed record AcknowledgementRequest(long? Sequence);
