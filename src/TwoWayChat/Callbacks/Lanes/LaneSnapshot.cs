namespace TwoWayChat.Callbacks.Lanes;

/// <summary>A lane's figures for the metrics, as of its last renewal.</summary>
/// <param name="Backlog">Events in memory that wait or are under way; a session that is far behind counts with what it holds.</param>
/// <param name="OldestAt">When the oldest of them occurred, epoch milliseconds, paused sessions left out; null where none waits.</param>
/// <param name="Breaker">State of the endpoint's breaker.</param>
internal sealed record LaneSnapshot(long Backlog, long? OldestAt, BreakerState Breaker);
