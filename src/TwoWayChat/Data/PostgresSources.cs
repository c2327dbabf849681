using Npgsql;

namespace TwoWayChat.Data;

/// <summary>
/// The connections of this node, by what they are for. Few that are used much are faster than many, since each prepares and plans every statement for
/// itself, and goes round: a pool hands out the one that has rested longest. So the writers have theirs to themselves. None is reset when it is given
/// back: nothing here leaves anything behind in a connection, and a reset costs as much as a statement.
/// </summary>
internal sealed class PostgresSources : IAsyncDisposable
{
    /// <summary>
    /// The server ends a transaction whose node has said nothing for 5 s: one that is frozen or cut off would hold its rows, and with them the other
    /// nodes, until it comes back. Our own transactions never pause: an action awaits nothing but its statements.
    /// </summary>
    private const string EndForgottenTransactions = "-c idle_in_transaction_session_timeout=5000";

    /// <summary>
    /// In a large database PostgreSQL takes our statements for expensive ones, and spends ten times as long on compiling them as on running them.
    /// </summary>
    private const string CompileNothing = "-c jit=off";

    /// <summary>All connections, unless the connection string says otherwise; the one that listens comes on top.</summary>
    private const int MostConnections = 32;

    /// <summary>What Npgsql takes where the connection string says nothing.</summary>
    private const int UsualPool = 100;

    /// <summary>A connection that only listens would never notice that the other end is gone.</summary>
    private const int KeepAliveSeconds = 30;

    public PostgresSources(string connectionString, ILoggerFactory loggers)
    {
        var most = new NpgsqlConnectionStringBuilder(connectionString).MaxPoolSize;
        most = most == UsualPool ? MostConnections : most;
        var writers = Math.Min(2 * PostgresWriter.MostWorkers, Math.Max(1, most / 2));
        Writing = Source(connectionString, loggers, settings => settings.MaxPoolSize = writers);
        Reading = Source(connectionString, loggers, settings => settings.MaxPoolSize = Math.Max(1, most - writers));
        Listening = Source(connectionString, loggers, settings => settings.Pooling = false);
    }

    /// <summary>For transactions of the writers.</summary>
    public NpgsqlDataSource Writing { get; }

    /// <summary>For all else.</summary>
    public NpgsqlDataSource Reading { get; }

    /// <summary>For the one connection that hears other nodes, and goes when it has heard enough.</summary>
    public NpgsqlDataSource Listening { get; }

    public async ValueTask DisposeAsync()
    {
        await Writing.DisposeAsync();
        await Reading.DisposeAsync();
        await Listening.DisposeAsync();
    }

    private static NpgsqlDataSource Source(string connectionString, ILoggerFactory loggers, Action<NpgsqlConnectionStringBuilder> settle)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.KeepAlive = settings.KeepAlive == 0 ? KeepAliveSeconds : settings.KeepAlive;
        settings.MinPoolSize = 0; // It would be that of each pool, and may be more than one of them takes.
        settings.NoResetOnClose = true;
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 200);
        settings.AutoPrepareMinUsages = 2;
        settings.Options = $"{CompileNothing} {settings.Options} {EndForgottenTransactions}".Trim();
        settle(settings);
        builder.UseLoggerFactory(loggers);
        return builder.Build();
    }
}
