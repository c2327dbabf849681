namespace TwoWayChat.Callbacks.Settings;

/// <summary>What waits for a company's receiver.</summary>
/// <param name="Waiting">Events that live sessions may see and that are not acknowledged, each session counted for itself.</param>
/// <param name="OldestAt">When the oldest of the session that is furthest behind happened, epoch milliseconds; null where nothing waits.</param>
internal sealed record Backlog(long Waiting, long? OldestAt)
{
    public static readonly Backlog None = new(0, null);
}
