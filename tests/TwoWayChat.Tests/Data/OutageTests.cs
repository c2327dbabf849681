using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

/// <summary>Trouble of the database is told as such, nobody waits in vain, and all goes on once it is over.</summary>
public class OutageTests
{
    private const string Insert = "insert into server_settings (name, value) values (@name, @value)";

    [Fact]
    public async Task FullDisk_OnSqlite_RefusesWritesAndHealsWithoutRestart()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite);
        await LimitPagesAsync(server, 1);
        var big = new string('x', 4 * 1024 * 1024);

        var full = Enumerable.Range(0, 5).Select(i => WriteAsync(server, $"big-{i}", big)).ToList();
        foreach (var write in full)
        {
            await Should.ThrowAsync<StorageUnavailableException>(() => write);
        }

        (await CountAsync(server)).ShouldBe(0);
        await LimitPagesAsync(server, 1_000_000);
        await WriteAsync(server, "big", big);
        (await CountAsync(server)).ShouldBe(1);
    }

    [Fact]
    public async Task LostConnection_OnPostgreSql_RefusesWhatItCarriedAndHeals()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.PostgreSql);

        await Should.ThrowAsync<StorageUnavailableException>(() => server.Database.WriteAsync(
            "x",
            async scope =>
            {
                await scope.ExecuteAsync(Insert, new { name = "lost", value = "" });
                await scope.ExecuteAsync("select pg_terminate_backend(pg_backend_pid())");
            },
            CancellationToken.None));
        await Should.ThrowAsync<StorageUnavailableException>(
            () => server.Database.QueryAsync<bool>("select pg_terminate_backend(pg_backend_pid())", null, CancellationToken.None));

        await WriteAsync(server, "kept", "");
        (await CountAsync(server)).ShouldBe(1);
    }

    /// <summary>As while a container is replaced: no container, no name. More writes than there are workers, none of which may be lost by it.</summary>
    [Fact]
    public async Task Name_OfPostgreSqlThatIsNotFound_RefusesAllThatIsAsked()
    {
        using var metrics = new DataMetrics();
        var options = Options.Create(new DataOptions { PostgreSql = "Host=no..such.host.invalid;Timeout=5" });
        await using var database = new PostgresDatabase(options, new DeafTail(), metrics, NullLoggerFactory.Instance);

        for (var write = 0; write <= PostgresWriter.MostWorkers; write++)
        {
            await Should.ThrowAsync<StorageUnavailableException>(
                () => database.WriteAsync("x", scope => scope.ExecuteAsync(Insert), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)));
        }

        await Should.ThrowAsync<StorageUnavailableException>(() => database.QueryAsync<int>("select 1", null, CancellationToken.None));
        await Should.ThrowAsync<StorageUnavailableException>(() => database.ListenAsync(_ => { }, CancellationToken.None));
    }

    /// <summary>A node that is frozen in the middle of a transaction keeps its rows locked; not for ever.</summary>
    [Fact]
    public async Task ForgottenTransaction_OnPostgreSql_HoldsUpOthersForSecondsOnly()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.PostgreSql);
        await using var forgotten = await server.Database.OpenAsync(CancellationToken.None);
        await using var transaction = await forgotten.BeginTransactionAsync();
        await forgotten.ExecuteAsync(Insert, new { name = "same", value = "of the frozen node" }, transaction);

        await WriteAsync(server, "same", "of the other node").WaitAsync(TimeSpan.FromSeconds(60));

        (await CountAsync(server)).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Write_ToAStoppedServer_IsRefused(DatabaseKind kind)
    {
        var server = await TestServer.StartAsync(kind);
        var database = server.Database;
        await server.DisposeAsync();

        await Should.ThrowAsync<StorageUnavailableException>(
            () => database.WriteAsync("x", scope => scope.ExecuteAsync(Insert, new { name = "late", value = "" }), CancellationToken.None));
    }

    [Fact]
    public async Task Write_WhereNoTransactionCanBegin_IsRefused()
    {
        await using var closed = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        var write = new QueuedAction<int>(_ => Task.FromResult(1));
        var waiting = new Queue<QueuedWrite>([write]);

        using var metrics = new DataMetrics();
        await new WriteBatch(closed, new SqliteDialect(), new DeafTail(), metrics).RunAsync(() => waiting.TryDequeue(out var next) ? next : null);

        await Should.ThrowAsync<StorageUnavailableException>(() => write.Completion);
    }

    [Fact]
    public async Task Folder_OfARunningServer_IsRefusedToAnother()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.Sqlite);
        await using (await TestServer.StartAsync(database))
        {
            var refused = await Should.ThrowAsync<FolderInUseException>(() => TestServer.StartAsync(database));
            refused.Message.ShouldContain(database.Folder.Path);
        }

        await using var next = await TestServer.StartAsync(database);
        await WriteAsync(next, "after", "");
    }

    private static Task<int> WriteAsync(TestServer server, string name, string value) =>
        server.Database.WriteAsync("x", scope => scope.ExecuteAsync(Insert, new { name, value }), CancellationToken.None);

    private static Task<long> CountAsync(TestServer server) =>
        server.Database.FirstOrDefaultAsync<long>("select count(*) from server_settings", null, CancellationToken.None);

    /// <summary>SQLite never goes below the pages in use.</summary>
    private static Task LimitPagesAsync(TestServer server, int pages) =>
        server.Database.WriteAsync("x", scope => scope.ScalarAsync<long>($"pragma max_page_count = {pages}"), CancellationToken.None);
}
