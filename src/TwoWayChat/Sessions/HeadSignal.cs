using TwoWayChat.Events;

namespace TwoWayChat.Sessions;

/// <summary>Waits for a company's log to grow. Whoever waits takes <see cref="Reset"/> first, then reads, then waits: so no word is lost between.</summary>
internal sealed class HeadSignal : IDisposable
{
    private readonly IDisposable subscription;
    private readonly TimeProvider time;
    private volatile TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeadSignal(EventFeed feed, string companyId, TimeProvider time)
    {
        this.time = time;
        subscription = feed.Subscribe(companyId, Set);
    }

    /// <summary>From here on words count for the next wait.</summary>
    public void Reset() => moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set() => moved.TrySetResult();

    /// <summary>True as soon as there has been a word since <see cref="Reset"/>; false when there was none for that long.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            await moved.Task.WaitAsync(atMost, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Dispose() => subscription.Dispose();
}
