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

    /// <summary>Everything up to here is done.</summary>
    public long Done => Math.Max(LowWater, PulledThrough);

    public long LastDelivered => Math.Max(DeliveredSequence, PulledThrough);

    /// <summary>How many events above <see cref="Done"/> are done.</summary>
    public int DoneAbove => Acknowledged.Length == 0 ? 0 : Acknowledged.Split(',').Count(sequence => long.Parse(sequence) > Done);
}
