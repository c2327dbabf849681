using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace TwoWayChat.Data;

/// <summary>The embedded default: one file, one process. A second server on the same folder is refused.</summary>
internal sealed class SqliteDatabase : Database
{
    /// <summary>Readers kept open for the next read; each has a page cache and prepared statements of its own.</summary>
    private const int MostIdleReaders = 32;

    /// <summary>Readers and the writer lock each other out for moments only: when the log starts over, or is read back after a crash.</summary>
    private const string WaitForLocks = "pragma busy_timeout = 5000;";

    private readonly SqliteDialect dialect = new();
    private readonly string readConnection;
    private readonly FileStream folderLock;
    private readonly SqliteWriter writer;
    private readonly ConcurrentStack<PreparingConnection> readers = new();
    private int idleReaders;
    private volatile bool disposed;

    public SqliteDatabase(IOptions<DataOptions> options, ICommitTail commitTail, DataMetrics metrics, ILogger<SqliteDatabase> logger)
    {
        var folder = DataFolder.Create(options.Value.Folder);
        folderLock = LockFolder(folder);
        var file = Path.Combine(folder, "twowaychat.db");
        MakeForOwner(file);
        MigrationConnection = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = true }.ConnectionString;
        readConnection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString;
        writer = new SqliteWriter(new PreparingConnection(OpenWriter(options.Value.SqliteSynchronous)), dialect, commitTail, metrics, logger);
    }

    public override Dialect Dialect => dialect;

    public override bool IsExclusive => true;

    public override int Waiting => writer.Waiting;

    public override string MigrationConnection { get; }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (readers.TryPop(out var reader))
        {
            Interlocked.Decrement(ref idleReaders);
            return reader;
        }

        var connection = new SqliteConnection(readConnection);
        await connection.OpenAsync(cancellationToken);
        connection.Execute(WaitForLocks);
        return new PreparingConnection(connection, KeepReader);
    }

    public override Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable>(new FolderHeld());

    public override Task<T> WriteAsync<T>(string companyId, Func<WriteScope, Task<T>> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queued = new QueuedAction<T>(action);
        writer.Enqueue(queued);
        return queued.Completion;
    }

    public override Task<T> WriteSoonAsync<T>(string companyId, Func<WriteScope, Task<T>> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queued = new QueuedAction<T>(action) { MayWait = true };
        writer.Enqueue(queued);
        return queued.Completion;
    }

    /// <summary>There is no other node.</summary>
    public override Task SignalAsync(string word, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task ListenAsync(Action<string> heard, CancellationToken cancellationToken) => Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        writer.Dispose();
        disposed = true;
        CloseReaders();
        await folderLock.DisposeAsync();
    }

    private void KeepReader(PreparingConnection reader)
    {
        if (Interlocked.Increment(ref idleReaders) > MostIdleReaders)
        {
            Interlocked.Decrement(ref idleReaders);
            reader.Close();
            return;
        }

        readers.Push(reader);
        if (disposed)
        {
            CloseReaders();
        }
    }

    private void CloseReaders()
    {
        while (readers.TryPop(out var reader))
        {
            reader.Close();
        }
    }

    /// <summary>The folder lock keeps every other server out already.</summary>
    private sealed class FolderHeld : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static FileStream LockFolder(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new FolderInUseException(folder, error);
        }
    }

    /// <summary>SQLite gives the files beside it the same mode.</summary>
    private static void MakeForOwner(string file)
    {
        if (!File.Exists(file))
        {
            DataFolder.CreateFile(file, FileMode.CreateNew).Dispose();
        }
    }

    private SqliteConnection OpenWriter(string synchronous)
    {
        var connection = new SqliteConnection(MigrationConnection);
        connection.Open();
        connection.Execute($"""
            pragma journal_mode = wal;
            pragma synchronous = {synchronous};
            {WaitForLocks}
            pragma wal_autocheckpoint = 16000;
            pragma cache_size = -65536;
            pragma temp_store = memory;
            pragma secure_delete = on;
            """);
        return connection;
    }
}
