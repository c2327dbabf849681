using Npgsql;

namespace TwoWayChat.Data;

/// <summary>
/// The writes of this node: a few workers, each with one transaction at a time, into which it takes what waits, of whatever company. A company is with one
/// worker at most: commits of a company are serial anyway, since each takes the next numbers of its event log.
/// </summary>
internal sealed partial class PostgresWriter(
    NpgsqlDataSource source, PostgresDialect dialect, ICommitTail commitTail, DataMetrics metrics, ILogger logger)
{
    /// <summary>
    /// Transactions under way at once. Few that carry much cost the database less than many; more than one, since each waits for its answers.
    /// </summary>
    public const int MostWorkers = 4;

    /// <summary>Below 64, up to which PostgreSQL keeps the savepoints of a transaction in its shared memory.</summary>
    private const int MostPerCommit = 48;

    private const int MostTries = 5;

    private readonly Lock gate = new();
    private readonly Dictionary<string, WaitingWrites> companies = new(StringComparer.Ordinal);
    private readonly Queue<WaitingWrites> waiting = new();
    private int workers;
    private volatile int queued;

    /// <summary>Actions that wait for their turn.</summary>
    public int Waiting => queued;

    public void Enqueue(string companyId, QueuedWrite write)
    {
        lock (gate)
        {
            if (!companies.TryGetValue(companyId, out var company))
            {
                companies.Add(companyId, company = new WaitingWrites(companyId));
                waiting.Enqueue(company);
            }

            company.Writes.Enqueue(write);
            queued++;
            if (waiting.Count == 0 || workers == MostWorkers)
            {
                return;
            }

            workers++;
        }

        _ = Task.Run(WorkAsync);
    }

    private async Task WorkAsync()
    {
        while (Take() is { Count: > 0 } turn)
        {
            try
            {
                await RetryAsync(await RunAsync([.. turn.SelectMany(part => part.Writes)], Joint(turn)));
            }
#pragma warning disable CA1031 // A bug: nobody may be left waiting for it, and this worker is counted on.
            catch (Exception bug)
#pragma warning restore CA1031
            {
                LogBug(logger, bug);
                turn.SelectMany(part => part.Writes).ToList().ForEach(write => write.Fail(bug)); // What was done stays done.
            }
            finally
            {
                GiveBack(turn); // Or its companies would never be taken up again.
            }
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
                again = await RunAsync([entry.Write], []);
            }

            again.ForEach(loser => loser.Write.Fail(new StorageUnavailableException("The write kept colliding with others", loser.Error)));
        }
    }

    /// <summary>
    /// What of a turn is tried by common statements: only what is first of its company, whose order is kept, and never one alone. One kind each time.
    /// </summary>
    private static List<JointWrite> Joint(List<WaitingWrites> turn)
    {
        var kind = turn.Select(part => part.Writes.Peek()).OfType<JointWrite>().FirstOrDefault()?.Kind;
        var joint = turn.SelectMany(part => part.FirstOf(kind)).ToList();
        return joint.Count > 1 ? joint : [];
    }

    /// <summary>
    /// Runs them in one transaction, <paramref name="joint"/> together before the others; where that breaks off in the middle, what it had not begun gets
    /// the next.
    /// </summary>
    private async Task<List<(QueuedWrite Write, Exception Error)>> RunAsync(List<QueuedWrite> writes, List<JointWrite> joint)
    {
        var pending = new Queue<QueuedWrite>(joint.Count > 0 ? writes.Except(joint) : writes);
        var lost = new List<(QueuedWrite Write, Exception Error)>();
        try
        {
            for (; pending.Count + joint.Count > 0; joint = [])
            {
                await using var connection = await source.ConnectAsync();
                var batch = new WriteBatch(connection, dialect, commitTail, metrics);
                await GuardAsync(batch.RunAsync(() => pending.TryDequeue(out var write) ? write : null, joint));
                lost.AddRange(batch.Lost);
            }
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            foreach (var write in joint.Concat(pending))
            {
                write.Fail(new StorageUnavailableException("The database cannot be reached", error));
            }
        }

        return lost;
    }

    /// <summary>
    /// A batch throws only where whoever is told of its commit has a bug. Its writes have their answers; what lost a race is still to be run again.
    /// </summary>
    private async Task GuardAsync(Task batch)
    {
        try
        {
            await batch;
        }
#pragma warning disable CA1031 // Whatever it was, the writes of the next turn are not to blame.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogBug(logger, bug);
        }
    }

    /// <summary>
    /// The writes of the next transaction by company; none, and then this worker is gone. They run in the order of the companies, in which renewals of leases
    /// and other nodes lock, too: so nobody waits for them crosswise.
    /// </summary>
    private List<WaitingWrites> Take()
    {
        var turn = new List<WaitingWrites>();
        lock (gate)
        {
            for (var room = MostPerCommit; room > 0 && waiting.TryDequeue(out var company); room -= turn[^1].Writes.Count)
            {
                turn.Add(company.TakeSome(room));
                queued -= turn[^1].Writes.Count;
            }

            workers -= turn.Count == 0 ? 1 : 0;
        }

        turn.Sort((one, other) => string.CompareOrdinal(one.CompanyId, other.CompanyId));
        return turn;
    }

    private void GiveBack(List<WaitingWrites> turn)
    {
        lock (gate)
        {
            foreach (var part in turn)
            {
                var company = companies[part.CompanyId];
                if (company.Writes.Count > 0)
                {
                    waiting.Enqueue(company);
                }
                else
                {
                    companies.Remove(part.CompanyId);
                }
            }
        }
    }
    [LoggerMessage(LogLevel.Error, "A turn of a writer failed at something other than its writes")]
    private static partial void LogBug(ILogger logger, Exception bug);
}
