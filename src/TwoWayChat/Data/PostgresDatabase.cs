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

    /// <summary>
    /// The server ends a transaction whose node has said nothing for 5 s: one that is frozen or cut off would hold its rows, and with them the other
    /// nodes, until it comes back. Our own transactions never pause: an action awaits nothing but its statements.
    /// </summary>
    private const string EndForgottenTransactions = "-c idle_in_transaction_session_timeout=5000";

    /// <summary>
    /// In a large database PostgreSQL takes our statements for expensive ones, and spends ten times as long on compiling them as on running them.
    /// </summary>
    private const string CompileNothing = "-c jit=off";

    /// <summary>The channel of <see cref="SignalAsync"/>.</summary>
    private const string Signals = "twowaychat";

    /// <summary>
    /// Connections of this node, unless the connection string says otherwise. Few that are used much are faster than many: each prepares and plans every
    /// statement for itself.
    /// </summary>
    private const int MostConnections = 32;

    /// <summary>For what takes its time: a large table gets an index, another node migrates.</summary>
    private const int Endless = 0;

    /// <summary>What Npgsql takes where the connection string says nothing.</summary>
    private const int UsualPool = 100;

    /// <summary>A connection that only listens would never notice that the other end is gone.</summary>
    private const int KeepAliveSeconds = 30;

    private readonly PostgresDialect dialect = new();
    private readonly NpgsqlDataSource source;
    private readonly PostgresWriter writer;
    private readonly PostgresWriter ownWriter;

    public PostgresDatabase(IOptions<DataOptions> options, ICommitTail commitTail, DataMetrics metrics, ILoggerFactory loggers)
    {
        var builder = new NpgsqlDataSourceBuilder(options.Value.PostgreSql);
        if (builder.ConnectionStringBuilder.MaxPoolSize == UsualPool)
        {
            builder.ConnectionStringBuilder.MaxPoolSize = MostConnections;
        }

        if (builder.ConnectionStringBuilder.KeepAlive == 0)
        {
            builder.ConnectionStringBuilder.KeepAlive = KeepAliveSeconds;
        }

        builder.ConnectionStringBuilder.MaxAutoPrepare = Math.Max(builder.ConnectionStringBuilder.MaxAutoPrepare, 200);
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        builder.ConnectionStringBuilder.Options = $"{CompileNothing} {builder.ConnectionStringBuilder.Options} {EndForgottenTransactions}".Trim();
        builder.UseLoggerFactory(loggers);
        MigrationConnection = new NpgsqlConnectionStringBuilder(options.Value.PostgreSql) { CommandTimeout = Endless }.ConnectionString;
        source = builder.Build();
        writer = new PostgresWriter(source, dialect, commitTail, metrics);
        ownWriter = new PostgresWriter(source, dialect, commitTail, metrics);
    }

    public override Dialect Dialect => dialect;

    public override bool IsExclusive => false;

    public override int Waiting => writer.Waiting;

    public override string MigrationConnection { get; }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.ConnectAsync(cancellationToken);
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
            await using var connection = await source.ConnectAsync(cancellationToken);
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

    public override ValueTask DisposeAsync() => source.DisposeAsync();

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
