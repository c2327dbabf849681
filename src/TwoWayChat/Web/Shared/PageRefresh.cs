using System.Data.Common;
using TwoWayChat.Data;

namespace TwoWayChat.Web.Shared;

/// <summary>
/// Has a page look again now and then, for what moves without an event of its own. While storage is out, what is shown stays, and the next turn looks again.
/// Disposed with the page.
/// </summary>
internal sealed class PageRefresh : IAsyncDisposable
{
    private readonly CancellationTokenSource closed = new();
    private Task following = Task.CompletedTask;

    public PageRefresh() => Closed = closed.Token;

    /// <summary>The page is gone.</summary>
    public CancellationToken Closed { get; }

    /// <summary>Calls <paramref name="look"/> each time that <paramref name="every"/> has passed, one call after the other.</summary>
    public void Start(TimeProvider time, TimeSpan every, Func<Task> look) => following = FollowAsync(time, every, look);

    /// <summary>Looks once, by the same rule.</summary>
    public static async Task LookAsync(Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (Exception outage) when (outage is StorageUnavailableException or DbException)
        {
            // What is shown stays.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        await following;
        closed.Dispose();
    }

    private async Task FollowAsync(TimeProvider time, TimeSpan every, Func<Task> look)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(Closed))
            {
                await LookAsync(look);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone, or its user has been signed out.
        }
    }
}
