namespace TwoWayChat.Chats.Desk;

/// <summary>A user whose status is not what it should be.</summary>
internal sealed record DueStatus
{
    public required string CompanyId { get; init; }

    public required string UserId { get; init; }

    /// <summary>Text of <see cref="StatusCause"/>.</summary>
    public required string Cause { get; init; }
}
