namespace TwoWayChat.Chats.Replies;

/// <summary>A reply lease as it stands, be it over.</summary>
internal sealed record LeaseRow
{
    public required string ChatId { get; init; }

    public required string UserId { get; init; }

    /// <summary>Epoch milliseconds, by the database server's clock.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>What that clock said when the row was read, epoch milliseconds.</summary>
    public required long ReadAt { get; init; }

    public bool IsOver => ExpiresAt <= ReadAt;
}
