namespace TwoWayChat.Sessions;

/// <summary>A session's cursor as its row stands.</summary>
internal sealed record CursorPosition
{
    public required string SessionId { get; init; }

    public required long LowWater { get; init; }

    /// <summary>Sequences above <see cref="LowWater"/> that are acknowledged too, comma-separated.</summary>
    public required string Acknowledged { get; init; }

    public required long DeliveredSequence { get; init; }

    /// <summary>How far a pulling client has acknowledged.</summary>
    public required long PulledThrough { get; init; }

    /// <summary>Nothing is sent until somebody resumes.</summary>
    public bool Paused { get; init; }

    /// <summary>Everything up to here is done.</summary>
    public long Done => Math.Max(LowWater, PulledThrough);

    public long LastDelivered => Math.Max(DeliveredSequence, PulledThrough);

    /// <summary>Sequences above <see cref="Done"/> that are done.</summary>
    public IEnumerable<long> AcknowledgedAbove =>
        Acknowledged.Length == 0 ? [] : Acknowledged.Split(',').Select(long.Parse).Where(sequence => sequence > Done);

    /// <summary>
    /// Whether this one is delivered, parked or taken; what is done above <see cref="Done"/> lies behind another subject's event that is not.
    /// </summary>
    public bool IsDone(long sequence) => sequence <= Done || AcknowledgedAbove.Contains(sequence);

    /// <summary>How many they are.</summary>
    public int DoneAbove => AcknowledgedAbove.Count();
}
