using TwoWayChat.Callbacks.Control;
using TwoWayChat.Callbacks.Deliveries;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What a lane writes in one go.</summary>
internal sealed record LaneFlush(
    IReadOnlyList<CursorState> Cursors, IReadOnlyList<AttemptRow> Attempts, IReadOnlyList<AttemptRow> Parked, EndpointRow? Endpoint)
{
    /// <summary>Ids of orders that have been carried out.</summary>
    public IReadOnlyList<string> Orders { get; init; } = [];

    /// <summary>How far everything is done for all sessions that are idle, by their rows or by this flush; null where that stays as it is.</summary>
    public long? IdleThrough { get; init; }

    public IReadOnlyList<ReplayProgress> Replays { get; init; } = [];

    /// <summary>Attempts that delivered what may have been parked.</summary>
    public IReadOnlyList<AttemptRow> Unparked { get; init; } = [];

    /// <summary>Sessions wait for it.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Nothing but what nearly every flush is.</summary>
    public bool IsPlain =>
        Parked.Count + Orders.Count + Replays.Count + Unparked.Count == 0 && Endpoint is null && !Cursors.Any(cursor => cursor.Rewound);

    public bool IsEmpty =>
        Cursors.Count + Attempts.Count + Parked.Count + Orders.Count + Replays.Count + Unparked.Count == 0 && Endpoint is null && IdleThrough is null;
}
