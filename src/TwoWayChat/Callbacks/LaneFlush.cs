namespace TwoWayChat.Callbacks;

/// <summary>What a lane writes in one go.</summary>
internal sealed record LaneFlush(
    IReadOnlyList<CursorState> Cursors, IReadOnlyList<AttemptRow> Attempts, IReadOnlyList<AttemptRow> Parked, EndpointRow? Endpoint)
{
    public bool IsEmpty => Cursors.Count == 0 && Attempts.Count == 0 && Parked.Count == 0 && Endpoint is null;
}
