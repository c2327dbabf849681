namespace TwoWayChat.Load.Driving;

/// <summary>Counts steps, and tells when so and so many have been made.</summary>
internal sealed class Progress
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<TaskCompletionSource, long> waiting = new();
    private long steps;

    public long Steps => Interlocked.Read(ref steps);

    public void Step()
    {
        lock (gate)
        {
            steps++;
            while (waiting.TryPeek(out var reached, out var at) && at <= steps)
            {
                waiting.Dequeue();
                reached.SetResult();
            }
        }
    }

    /// <summary>Completes when <paramref name="count"/> steps have been made.</summary>
    public Task ReachAsync(long count)
    {
        lock (gate)
        {
            if (steps >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(reached, count);
            return reached.Task;
        }
    }
}
