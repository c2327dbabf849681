namespace TwoWayChat.Reports;

/// <summary>What a user has written in a range.</summary>
internal sealed record AgentRow
{
    public required string UserId { get; init; }

    public required string Name { get; init; }

    public required long Chats { get; init; }

    public required long Sent { get; init; }
}
