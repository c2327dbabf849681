namespace TwoWayChat.Sessions;

/// <summary>A place in the log as one session sees it.</summary>
/// <param name="Sequence">Everything up to here has been looked at.</param>
/// <param name="Previous">The last event up to here that the session sees; 0 before its first, null where the log does not reach back far enough.</param>
internal sealed record LogPosition(long Sequence, long? Previous);
