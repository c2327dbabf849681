using System.Data.Common;

namespace TwoWayChat.Data;

/// <summary>
/// Several actions in one transaction: one that fails takes nothing of the others with it. Behind the first, which may end the whole transaction,
/// each has a savepoint of its own. The tail of all (their events) is written once, as the last statements before the commit.
/// </summary>
internal sealed class WriteBatch(DbConnection connection, Dialect dialect, ICommitTail commitTail, DataMetrics metrics)
{
    private readonly List<QueuedWrite> done = [];
    private readonly List<TailEntry> tail = [];
    private readonly List<(QueuedWrite Write, Exception Error)> refused = [];

    private DbTransaction? transaction;

    public int Count => done.Count + refused.Count + Lost.Count;

    /// <summary>Actions that lost a race with another node and are worth a second run, each with what it failed of.</summary>
    public List<(QueuedWrite Write, Exception Error)> Lost { get; } = [];

    /// <summary>Runs all that <paramref name="next"/> gives, commits, then tells each caller.</summary>
    public async Task RunAsync(Func<QueuedWrite?> next)
    {
        var started = new List<QueuedWrite>();
        Action? afterCommit;
        try
        {
            afterCommit = await RunTransactionAsync(next, started);
        }
#pragma warning disable CA1031 // Whatever it was, nobody may be left waiting, and the writer must go on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (started.Count == 0 && next() is { } waiting)
            {
                started.Add(waiting); // Not even the transaction could be begun.
            }

            FailAll(started, error);
            return;
        }

        Finish(afterCommit);
    }

    private async Task<Action?> RunTransactionAsync(Func<QueuedWrite?> next, List<QueuedWrite> started)
    {
        try
        {
            transaction = await connection.BeginTransactionAsync();
            for (var write = next(); write is not null; write = next())
            {
                started.Add(write);
                await RunOneAsync(write);
            }

            var last = new WriteScope(connection, transaction, dialect);
            var afterCommit = tail.Count > 0 ? await commitTail.WriteAsync(last, tail) : null;
            await (last.IsCommitted ? Task.CompletedTask : transaction.CommitAsync());
            return afterCommit;
        }
        finally
        {
            await (transaction?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private async Task RunOneAsync(QueuedWrite write)
    {
        var isFirst = done.Count == 0; // Whoever came before has failed, and left nothing.
        if (!isFirst)
        {
            await dialect.MarkAsync(connection, transaction!);
        }

        var scope = new WriteScope(connection, transaction!, dialect);
        try
        {
            await write.RunAsync(scope);
        }
#pragma warning disable CA1031 // The caller gets its exception; the others in the transaction must not.
        catch (Exception error)
#pragma warning restore CA1031
        {
            await (isFirst ? BeginAnewAsync() : dialect.RewindAsync(connection, transaction!));
            Refuse(write, error);
            return;
        }

        if (!isFirst)
        {
            await dialect.UnmarkAsync(connection, transaction!);
        }

        done.Add(write);
        tail.AddRange(scope.Tail);
    }

    private async Task BeginAnewAsync()
    {
        await transaction!.RollbackAsync();
        await transaction.DisposeAsync();
        transaction = null;
        transaction = await connection.BeginTransactionAsync();
    }

    private void Refuse(QueuedWrite write, Exception error)
    {
        if (error is DbException lost && (dialect.IsRetryable(lost) || dialect.IsUniqueViolation(lost) || dialect.IsForeignKeyViolation(lost)))
        {
            Lost.Add((write, error));
        }
        else
        {
            refused.Add((write, Told(error)));
        }
    }

    private void Finish(Action? afterCommit)
    {
        try
        {
            afterCommit?.Invoke();
        }
        finally
        {
            metrics.Committed(done.Count);
            done.ForEach(write => write.Complete()); // Whatever became of the word: what is committed is committed, and nobody may be left waiting.
            refused.ForEach(entry => entry.Write.Fail(entry.Error));
        }
    }

    private void FailAll(List<QueuedWrite> started, Exception error)
    {
        Lost.Clear();
        if (error is DbException lost && dialect.IsRetryable(lost))
        {
            Lost.AddRange(started.Select(write => (write, error)));
            return;
        }

        // A connection that broke says so as an invalid operation at the next use.
        var told = error is DbException or InvalidOperationException
            ? new StorageUnavailableException("The transaction could not be committed", error)
            : error;
        started.ForEach(write => write.Fail(told));
    }

    private Exception Told(Exception error) =>
        error is DbException trouble && dialect.IsOutage(trouble) ? new StorageUnavailableException("The write could not be kept", error) : error;
}
