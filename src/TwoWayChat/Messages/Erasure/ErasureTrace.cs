namespace TwoWayChat.Messages.Erasure;

/// <summary>JSON of an event, or of an answer that is kept for an <c>Idempotency-Key</c>.</summary>
internal sealed record ErasureTrace
{
    public required string Json { get; init; }

    /// <summary>Sequence of the event.</summary>
    public long Sequence { get; init; }

    /// <summary>With <see cref="Key"/>, whose answer it is.</summary>
    public string? UserId { get; init; }

    public string? Key { get; init; }
}
