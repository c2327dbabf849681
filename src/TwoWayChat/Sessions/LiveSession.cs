namespace TwoWayChat.Sessions;

/// <summary>What registering has to know of the session that the caller already holds for that user.</summary>
internal sealed record LiveSession
{
    public required string SessionId { get; init; }

    public required long ExpiresAt { get; init; }

    /// <summary>The creator's security stamp when it was registered.</summary>
    public required string CreatorStamp { get; init; }

    /// <summary>Why it cannot be renewed but has to end first; null when it can.</summary>
    public EndReason? Due(long now, string creatorStamp) =>
        ExpiresAt <= now ? EndReason.Expired
        : CreatorStamp == creatorStamp ? null
        : EndReason.Revoked;
}
