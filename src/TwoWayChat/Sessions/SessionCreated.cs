namespace TwoWayChat.Sessions;

/// <summary><c>data</c> of <c>session.created</c>.</summary>
internal sealed record SessionCreated(long ExpiresAt, string CreatedBy, AllowedTo AllowedTo);
