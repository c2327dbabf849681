using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;

namespace TwoWayChat.Data;

/// <summary>
/// The one thread that writes to the SQLite file. It runs queued actions one after the other in one transaction, commits as soon as nothing
/// waits (or after <see cref="MostPerCommit"/>), and so shares one fsync among all that came meanwhile. What may wait is put off a moment, to share it, too.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private const int MostPerCommit = 256;

    private readonly BlockingCollection<QueuedWrite> queue = [];
    private readonly Queue<QueuedWrite> waiting = new();
    private readonly DbConnection connection;
    private readonly SqliteDialect dialect;
    private readonly ICommitTail commitTail;
    private readonly DataMetrics metrics;
    private readonly ILogger logger;
    private readonly Thread thread;

    public SqliteWriter(DbConnection connection, SqliteDialect dialect, ICommitTail commitTail, DataMetrics metrics, ILogger logger)
    {
        this.connection = connection;
        this.dialect = dialect;
        this.commitTail = commitTail;
        this.metrics = metrics;
        this.logger = logger;
        thread = new Thread(Run) { Name = "sqlite-writer", IsBackground = true };
        thread.Start();
    }

    /// <summary>Actions that wait for their turn.</summary>
    public int Waiting => queue.Count;

    public void Enqueue(QueuedWrite write)
    {
        try
        {
            queue.Add(write);
        }
        catch (InvalidOperationException)
        {
            write.Fail(new StorageUnavailableException("The server is stopping"));
        }
    }

    /// <summary>Finishes what is queued, then closes the connection.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        connection.Dispose();
        queue.Dispose();
    }

    private void Run()
    {
        while (queue.TryTake(out var first, Timeout.Infinite))
        {
            waiting.Enqueue(first);
            AwaitOthers();
            var batch = new WriteBatch(connection, dialect, commitTail, metrics);
            var running = batch.RunAsync(() => Next(batch));
            if (!running.IsCompleted)
            {
                LogAwaited(logger);
            }

            running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            if (running.Exception is { } bug)
            {
                LogBug(logger, bug); // Of who is told of commits. The thread goes on: there is no other.
            }

            batch.Lost.ForEach(entry => entry.Write.Fail(entry.Error)); // With one writer nobody else can have won a race.
        }
    }

    /// <summary>What may wait does so until something comes that does not, and then goes with it.</summary>
    private void AwaitOthers()
    {
        var from = Stopwatch.GetTimestamp();
        while (waiting.All(write => write.MayWait)
            && Database.MostPutOff - Stopwatch.GetElapsedTime(from) is var left && left > TimeSpan.Zero
            && queue.TryTake(out var next, left))
        {
            waiting.Enqueue(next);
        }
    }

    private QueuedWrite? Next(WriteBatch batch) =>
        waiting.TryDequeue(out var first) ? first : batch.Count < MostPerCommit && queue.TryTake(out var next) ? next : null;

    [LoggerMessage(LogLevel.Error, "A write action awaited something other than its database scope and held up every writer")]
    private static partial void LogAwaited(ILogger logger);

    [LoggerMessage(LogLevel.Error, "A turn of the writer failed at something other than its writes")]
    private static partial void LogBug(ILogger logger, Exception bug);
}
