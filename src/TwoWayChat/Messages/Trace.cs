namespace TwoWayChat.Messages;

/// <summary>Where else a text or a person stands: an event of the log, or an answer that is kept for an <c>Idempotency-Key</c>.</summary>
internal sealed record Trace
{
    /// <summary>An event's content, or an answer's body.</summary>
    public required string Json { get; init; }

    /// <summary>Sequence of the event; null for an answer.</summary>
    public long? Sequence { get; init; }

    /// <summary>With <see cref="Key"/>, whose answer it is.</summary>
    public string? UserId { get; init; }

    public string? Key { get; init; }
}
