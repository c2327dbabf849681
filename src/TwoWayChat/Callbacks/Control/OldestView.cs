namespace TwoWayChat.Callbacks.Control;

/// <summary>The oldest event that a session has not been sent.</summary>
/// <param name="OccurredAt">Epoch milliseconds.</param>
/// <param name="Attempts">Attempts so far, as the delivery log tells.</param>
/// <param name="LastStatus">HTTP status of the last attempt; null where no answer came, or none was made.</param>
/// <param name="LastError">Why the last attempt got no answer.</param>
internal sealed record OldestView(long Sequence, string Type, long OccurredAt, int Attempts, int? LastStatus, string? LastError);
