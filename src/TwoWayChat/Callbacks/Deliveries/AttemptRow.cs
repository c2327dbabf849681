using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>One attempt to deliver one event to one session, for the delivery log.</summary>
internal sealed record AttemptRow
{
    public required string CompanyId { get; init; }

    public required string AttemptId { get; init; }

    public required string SessionId { get; init; }

    public required long Sequence { get; init; }

    public required string EventId { get; init; }

    public required string EventType { get; init; }

    /// <summary>What the envelope said of the event before; null for attempts that did not keep it.</summary>
    public long? PreviousSequence { get; init; }

    /// <summary>Whether somebody had asked for it again.</summary>
    public bool Replay { get; init; }

    /// <summary>From 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long StartedAt { get; init; }

    public required long DurationMs { get; init; }

    /// <summary><see cref="AnswerKind"/> in UPPER_CASE.</summary>
    public required string Outcome { get; init; }

    /// <summary>HTTP status, where an answer came.</summary>
    public int? Status { get; init; }

    /// <summary>Why no answer came.</summary>
    public string? Error { get; init; }

    /// <summary>The start of the answer.</summary>
    public string? Answer { get; init; }
}
