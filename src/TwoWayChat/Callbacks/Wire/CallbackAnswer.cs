namespace TwoWayChat.Callbacks.Wire;

/// <summary>What came of one attempt.</summary>
internal sealed record CallbackAnswer
{
    public required AnswerKind Kind { get; init; }

    /// <summary>The HTTP status; null if there was none. There may be a status and an <see cref="Error"/> if the answer broke off in its body.</summary>
    public int? Status { get; init; }

    /// <summary>One of <see cref="AnswerError"/>; null if the answer was complete.</summary>
    public string? Error { get; init; }

    /// <summary>Why the call is forbidden, in words for a user; only with <see cref="AnswerKind.Blocked"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>How long the receiver asks us to wait, from zero to 15 min; only with <see cref="AnswerKind.Overload"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The first 2 KB of the answer as text, safe to store and to show; empty if there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>From the call of <see cref="CallbackSender.SendAsync"/> to its answer.</summary>
    public TimeSpan Duration { get; init; }
}
