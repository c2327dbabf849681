using System.Data.Common;
using Dapper;
using TwoWayChat.Data;

namespace TwoWayChat.Tests.Support;

/// <summary>Keeps a server's writers busy, so that what is queued meanwhile goes into one transaction. The server is the test's own.</summary>
internal sealed class HeldWriter : IAsyncDisposable
{
    private const string Blocked =
        """
        select count(*) from pg_locks
         where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())
        """;

    private readonly List<Task> held = [];
    private readonly ManualResetEventSlim free = new();
    private readonly DbConnection? gate;

    private HeldWriter(DbConnection? gate) => this.gate = gate;

    public static async Task<HeldWriter> StartAsync(TestServer server)
    {
        if (!server.Database.Dialect.LocksRows)
        {
            return Block(server.Database);
        }

        var writer = new HeldWriter(await server.Database.OpenAsync(CancellationToken.None));
        await writer.gate!.ExecuteAsync("select pg_advisory_lock(1)");
        for (var worker = 1; worker <= PostgresWriter.MostWorkers; worker++)
        {
            writer.held.Add(server.Database.WriteAsync(
                $"held-{worker}", scope => scope.ExecuteAsync("select pg_advisory_xact_lock(1)"), CancellationToken.None));
            await Eventually.HoldsAsync(async () => await writer.gate!.ExecuteScalarAsync<long>(Blocked) == worker);
        }

        return writer;
    }

    /// <summary>What waits runs now.</summary>
    public async Task ReleaseAsync()
    {
        free.Set();
        await (gate?.ExecuteAsync("select pg_advisory_unlock(1)") ?? Task.CompletedTask);
        await Task.WhenAll(held);
    }

    public async ValueTask DisposeAsync()
    {
        free.Dispose();
        await (gate?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static HeldWriter Block(Database database)
    {
        var writer = new HeldWriter(null);
        writer.held.Add(database.WriteAsync(
            "held",
            _ =>
            {
                writer.free.Wait();
                return Task.CompletedTask;
            },
            CancellationToken.None));
        return writer;
    }
}
