using System.Data.Common;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Web;

/// <summary>Refreshes a screen at each word that something has changed, at most ten times a second, and now and then without a word.</summary>
internal sealed class LivePace(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Doorbell bell = new();

    /// <summary>Something has changed. May be called on any thread.</summary>
    public void Ring() => bell.Ring();

    /// <summary>
    /// Refreshes at once, then follows until <paramref name="cancellationToken"/> ends it. While storage is unavailable, <paramref name="outage"/> is
    /// called instead, and the next turn tries again.
    /// </summary>
    public async Task FollowAsync(Func<Task> refresh, Func<Task> outage, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await refresh();
            }
            catch (Exception error) when (error is StorageUnavailableException or DbException)
            {
                await outage();
            }

            await Task.Delay(Shortest, time, cancellationToken);
            await bell.WaitAsync(Longest, cancellationToken);
        }
    }
}
