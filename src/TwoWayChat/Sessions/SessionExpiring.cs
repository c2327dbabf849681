namespace TwoWayChat.Sessions;

/// <summary><c>data</c> of <c>session.expiring</c>.</summary>
internal sealed record SessionExpiring(long ExpiresAt);
