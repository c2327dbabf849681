using Npgsql;

namespace TwoWayChat.Data;

/// <summary>
/// The writes of one company on this node, one transaction after the other: what queues up while one commits shares the next. Commits of a company
/// are serial anyway, since each takes the next numbers of its event log.
/// </summary>
internal sealed class CompanyWriter(NpgsqlDataSource source, PostgresDialect dialect, ICommitTail commitTail)
{
    private const int MostPerCommit = 128;
    private const int MostTries = 5;

    private readonly Lock gate = new();
    private readonly Queue<QueuedWrite> queue = new();
    private bool running;

    public void Enqueue(QueuedWrite write)
    {
        lock (gate)
        {
            queue.Enqueue(write);
            if (running)
            {
                return;
            }

            running = true;
        }

        _ = Task.Run(DrainAsync);
    }

    private async Task DrainAsync()
    {
        while (Take() is { } first)
        {
            var pending = new Queue<QueuedWrite>([first]);
            var lost = await RunAsync(batch => pending.TryDequeue(out var write) ? write : batch.Count < MostPerCommit ? TakeMore() : null);
            await RetryAsync(lost);
        }
    }

    /// <summary>What lost a race runs again, alone, and then sees the row of the one that won.</summary>
    private async Task RetryAsync(List<(QueuedWrite Write, Exception Error)> lost)
    {
        foreach (var entry in lost)
        {
            List<(QueuedWrite Write, Exception Error)> again = [entry];
            for (var attempt = 1; again.Count > 0 && attempt < MostTries; attempt++)
            {
                var one = new Queue<QueuedWrite>([entry.Write]);
                again = await RunAsync(_ => one.TryDequeue(out var next) ? next : null);
            }

            again.ForEach(loser => loser.Write.Fail(new StorageUnavailableException("The write kept colliding with others", loser.Error)));
        }
    }

    private async Task<List<(QueuedWrite Write, Exception Error)>> RunAsync(Func<WriteBatch, QueuedWrite?> next)
    {
        NpgsqlConnection connection;
        try
        {
            connection = await source.OpenConnectionAsync();
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            FailWaiting(next, new StorageUnavailableException("The database cannot be reached", error));
            return [];
        }

        await using (connection)
        {
            var batch = new WriteBatch(connection, dialect, commitTail);
            await batch.RunAsync(() => next(batch));
            return batch.Lost;
        }
    }

    private void FailWaiting(Func<WriteBatch, QueuedWrite?> next, StorageUnavailableException error)
    {
        var none = new WriteBatch(null!, dialect, commitTail);
        for (var write = next(none); write is not null; write = next(none))
        {
            write.Fail(error);
        }
    }

    /// <summary>The next write, or null, and then this writer rests until the next <see cref="Enqueue"/>.</summary>
    private QueuedWrite? Take()
    {
        lock (gate)
        {
            running = queue.TryDequeue(out var write);
            return write;
        }
    }

    private QueuedWrite? TakeMore()
    {
        lock (gate)
        {
            return queue.TryDequeue(out var write) ? write : null;
        }
    }
}
