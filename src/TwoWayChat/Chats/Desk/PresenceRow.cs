namespace TwoWayChat.Chats.Desk;

/// <summary>What is stored of a user's status.</summary>
internal sealed record PresenceRow
{
    /// <summary>Text of <see cref="AgentStatus"/>: online or away.</summary>
    public required string Chosen { get; init; }

    /// <summary>Text of <see cref="AgentStatus"/>, as it was last told.</summary>
    public required string Status { get; init; }

    /// <summary>A browser tab is open, as far as is known.</summary>
    public required bool HasTab { get; init; }

    /// <summary>An integration session lives.</summary>
    public required bool HasSession { get; init; }
}
