namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>An event that a session's receiver refused, joined with the event itself as long as the log holds it.</summary>
internal sealed record ParkedRow
{
    public required long Sequence { get; init; }

    /// <summary>Null when the event has gone from the log.</summary>
    public string? EventId { get; init; }

    /// <summary>Null when the event has gone from the log.</summary>
    public string? Type { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long ParkedAt { get; init; }

    /// <summary>Attempts before it was given up.</summary>
    public required int Attempts { get; init; }

    /// <summary>HTTP status of the last attempt, where an answer came.</summary>
    public int? Status { get; init; }

    /// <summary>Why the last attempt got no complete answer.</summary>
    public string? Error { get; init; }
}
