namespace TwoWayChat.Chats.Unanswered;

/// <summary>How far the alerts of a chat have gone.</summary>
internal sealed record AlertState
{
    /// <summary>The last that was raised: 0, 1 or 2.</summary>
    public required long Level { get; init; }

    /// <summary>When to look at the chat next, epoch milliseconds; null for not at all.</summary>
    public long? DueAt { get; init; }

    /// <summary>Somebody is writing an answer right now.</summary>
    public required bool IsBeingAnswered { get; init; }
}
