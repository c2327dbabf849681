using Npgsql;
using TwoWayChat.Load.Databases;

namespace TwoWayChat.Tests.Support;

/// <summary>
/// The PostgreSQL server of this run: the one named in <c>TWOWAYCHAT_TEST_POSTGRES</c> (connection string of a role that may create databases), else
/// an own one. It holds one migrated database, which new ones are copied from.
/// </summary>
internal sealed class Postgres : IAsyncDisposable
{
    private const string Variable = "TWOWAYCHAT_TEST_POSTGRES";

    /// <summary>Nothing in it outlives the run, so nothing is forced to the disk.</summary>
    private static readonly string[] Throwaway =
    [
        "-F", "-c", "full_page_writes=off", "-c", "wal_level=minimal", "-c", "max_wal_senders=0", "-c", "max_wal_size=256MB",
        "-c", "shared_buffers=128MB", "-c", "autovacuum=off",
    ];

    private static readonly Lazy<Task<Postgres>> Run = new(StartAsync);
    private static int databases;

    private readonly OwnPostgres? own;
    private readonly string server;
    private readonly string prefix = $"twc_{Environment.ProcessId}_{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";

    private Postgres(OwnPostgres? own, string server)
    {
        this.own = own;
        this.server = server;
    }

    private string Template => $"{prefix}_migrated";

    public static Task<Postgres> ForRunAsync() => Run.Value;

    /// <summary>Stops the server, if any test has started it.</summary>
    public static async Task StopAsync()
    {
        if (Run is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Run.Value).DisposeAsync();
        }
    }

    /// <summary>Connection string of a new database with the newest schema.</summary>
    public async Task<string> CreateAsync()
    {
        var name = $"{prefix}_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name} template {Template}");
        return ConnectionTo(name);
    }

    /// <summary>Connection string of a new database without any table.</summary>
    public async Task<string> CreateEmptyAsync()
    {
        var name = $"{prefix}_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"create database {name}");
        return ConnectionTo(name);
    }

    /// <summary>Removes a database, whoever is still connected.</summary>
    public async Task DropAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
        {
            await own.DisposeAsync();
            return;
        }

        await ExecuteAsync($"drop database if exists {Template} with (force)");
    }

    private static async Task<Postgres> StartAsync()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var cluster = string.IsNullOrEmpty(named) ? await OwnPostgres.StartAsync(Throwaway) : null;
        var started = new Postgres(cluster, cluster?.ConnectionString ?? named!);
        await started.ExecuteAsync($"create database {started.Template}");
        await MigratedTemplate.MigrateAsync(("Data:PostgreSql", started.ConnectionTo(started.Template) + ";Pooling=false"));
        return started;
    }

    private string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 30, ConnectionIdleLifetime = 20 }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
