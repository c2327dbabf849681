using System.Threading.Channels;

namespace TwoWayChat.Hosting;

/// <summary>
/// Wakes a worker or a screen of this node at once. A ring that is lost costs a worker a moment: it looks by itself now and then.
/// </summary>
internal sealed class Doorbell
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes the worker, or lets its next wait end at once. Many rings are one.</summary>
    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>Waits for a ring, however long that takes.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await rung.Reader.ReadAsync(cancellationToken);

    /// <summary>
    /// Waits for a ring, <paramref name="most"/> at the longest. That is machine time, even where a test has the server live in another: what workers
    /// look for is due by the database's clock.
    /// </summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(most, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody rang: the worker looks by itself.
        }
    }
}
