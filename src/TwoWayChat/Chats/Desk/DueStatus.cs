namespace TwoWayChat.Chats.Desk;

/// <summary>Something of a user's that may have changed the status, and that nobody has looked at since.</summary>
internal sealed record DueStatus
{
    public required string CompanyId { get; init; }

    public required string UserId { get; init; }

    /// <summary>The session that has begun or ended; null where a tab has run out.</summary>
    public string? SessionId { get; init; }

    /// <summary>Text of <see cref="StatusCause"/>.</summary>
    public required string Cause { get; init; }
}
