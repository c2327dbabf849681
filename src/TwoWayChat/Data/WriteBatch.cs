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
    public Task RunAsync(Func<QueuedWrite?> next) => RunAsync(next, []);

    /// <summary>
    /// The same, after those of <paramref name="joint"/>, all of one kind, as far as they can be done together; what is left of them comes next.
    /// </summary>
    public async Task RunAsync(Func<QueuedWrite?> next, IReadOnlyList<JointWrite> joint)
    {
        var started = new List<QueuedWrite>(joint);
        Action? afterCommit;
        try
        {
            afterCommit = await RunTransactionAsync(next, started, joint);
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

    private async Task<Action?> RunTransactionAsync(Func<QueuedWrite?> next, List<QueuedWrite> started, IReadOnlyList<JointWrite> joint)
    {
        try
        {
            transaction = await connection.BeginTransactionAsync();
            foreach (var left in await RunTogetherAsync(joint))
            {
                await RunOneAsync(left);
            }

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

    /// <summary>Does what can be done together, first of all and so without a savepoint; the others, untouched.</summary>
    private async Task<IEnumerable<JointWrite>> RunTogetherAsync(IReadOnlyList<JointWrite> joint)
    {
        if (joint.Count == 0 || !await TryTogetherAsync(joint))
        {
            return joint;
        }

        foreach (var write in joint.Where(write => write.IsDone))
        {
            done.Add(write);
            tail.AddRange(write.Scope.Tail);
        }

        return joint.Where(write => !write.IsDone);
    }

    /// <summary>False, and nothing is written, where it came to nothing: each is run alone then, and shows whose failure it is.</summary>
    private async Task<bool> TryTogetherAsync(IReadOnlyList<JointWrite> joint)
    {
        foreach (var write in joint)
        {
            write.Begin(new WriteScope(connection, transaction!, dialect));
        }

        var stands = false;
        try
        {
            stands = await joint[0].RunTogetherAsync(new WriteScope(connection, transaction!, dialect), joint);
        }
#pragma warning disable CA1031 // What fails for one of them must not take the others.
        catch (Exception)
#pragma warning restore CA1031
        {
            stands = false;
        }

        if (!stands)
        {
            metrics.FellApart();
            await BeginAnewAsync();
        }

        return stands;
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
