using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace TwoWayChat.Data;

/// <summary>PostgreSQL: production and several nodes.</summary>
internal sealed class PostgresDatabase : Database
{
    /// <summary>Advisory lock under which a node migrates the schema: the letters TWC as a number.</summary>
    private const long SchemaLock = 0x545743;

    /// <summary>The channel of <see cref="SignalAsync"/>.</summary>
    private const string Signals = "twowaychat";

    /// <summary>For what takes its time: a large table gets an index, another node migrates.</summary>
    private const int Endless = 0;

    private readonly PostgresDialect dialect = new();
    private readonly PostgresSources sources;
    private readonly PostgresWriter writer;
    private readonly PostgresWriter ownWriter;

    public PostgresDatabase(IOptions<DataOptions> options, ICommitTail commitTail, DataMetrics metrics, ILoggerFactory loggers)
    {
        MigrationConnection = new NpgsqlConnectionStringBuilder(options.Value.PostgreSql) { CommandTimeout = Endless }.ConnectionString;
        sources = new PostgresSources(options.Value.PostgreSql, loggers);
        var logger = loggers.CreateLogger<PostgresWriter>();
        writer = new PostgresWriter(sources.Writing, dialect, commitTail, metrics, logger);
        ownWriter = new PostgresWriter(sources.Writing, dialect, commitTail, metrics, logger);
    }

    public override Dialect Dialect => dialect;

    public override bool IsExclusive => false;

    public override int Waiting => writer.Waiting;

    public override string MigrationConnection { get; }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await sources.Reading.ConnectAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw new StorageUnavailableException("The database cannot be reached", error);
        }
    }

    public override async Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)await OpenAsync(cancellationToken);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select pg_advisory_lock({SchemaLock})";
            command.CommandTimeout = Endless;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        return new HeldLock(connection);
    }

    public override Task<T> WriteAsync<T>(string companyId, Func<WriteScope, Task<T>> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queued = new QueuedAction<T>(action);
        (companyId.Length == 0 ? ownWriter : writer).Enqueue(companyId, queued); // Leases of the node wait for no company's rows.
        return queued.Completion;
    }

    public override Task<TAnswer> WriteAsync<TRequest, TAnswer>(
        string companyId, JointAction<TRequest, TAnswer> action, TRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queued = new JointRequest<TRequest, TAnswer>(action, companyId, request);
        writer.Enqueue(companyId, queued);
        return queued.Completion;
    }

    public override async Task SignalAsync(string word, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("select pg_notify(@Signals, @word)", new { Signals, word }, cancellationToken: cancellationToken));
    }

    public override async Task ListenAsync(Action<string> heard, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await sources.Listening.ConnectAsync(cancellationToken);
            connection.Notification += (_, told) => heard(told.Payload);
            await connection.ExecuteAsync($"listen {Signals}");
            while (true)
            {
                await connection.WaitAsync(cancellationToken);
            }
        }
        catch (NpgsqlException error)
        {
            throw new StorageUnavailableException("The connection that listens is lost", error);
        }
    }

    public override ValueTask DisposeAsync() => sources.DisposeAsync();

    private sealed class HeldLock(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select pg_advisory_unlock({SchemaLock})";
            await command.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }
}
