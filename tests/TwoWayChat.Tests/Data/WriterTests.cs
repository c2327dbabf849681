using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

/// <summary>A bug ends what it is in, and neither the writing of others nor the writer.</summary>
public class WriterTests
{
    private const string Insert = "insert into server_settings (name, value) values (@name, '')";

    /// <summary>More than there are workers, each of which the bug could end.</summary>
    private const int Many = 3 * PostgresWriter.MostWorkers;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Whoever is told of commits may have a bug: what was committed is committed, the node goes on writing, and the bug stands in the log.</summary>
    [Theory]
    [OnBothDatabases(typeof(InvalidOperationException))]
    [OnBothDatabases(typeof(FormatException))]
    public async Task Writer_WhoseCommitsCannotBeTold_GoesOn(DatabaseKind kind, Type bug)
    {
        var tail = new ThrowingTail(bug);
        await using var server = await TestServer.StartAsync(
            kind, new() { Services = services => services.Replace(ServiceDescriptor.Singleton<ICommitTail>(tail)) });

        for (var i = 0; i < Many; i++)
        {
            var number = i;
            var write = server.Database.WriteAsync(
                "x",
                scope =>
                {
                    scope.AtEnd(new AccessChanged("x"));
                    return Task.FromResult(number);
                },
                CancellationToken.None);
            (await write.WaitAsync(Limit)).ShouldBe(number);
        }

        tail.Told.ShouldBeGreaterThanOrEqualTo(Many);
        await Eventually.HoldsAsync(() => server.Log.Lines.Any(
            line => line.Contains("failed at something other than its writes", StringComparison.Ordinal) && line.Contains(bug.Name, StringComparison.Ordinal)));
    }

    /// <summary>An action with a bug, before or after its statements, alone or beside others of the same transaction, fails its own caller.</summary>
    [Theory, OnBothDatabases]
    public async Task Actions_WithBugs_FailTheirOwnCallersAlone(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        for (var round = 0; round < 2; round++)
        {
            var prefix = $"{(char)('a' + round)}";
            var writes = Enumerable.Range(0, Many).Select(i => server.Database.WriteAsync(
                $"company-{i % 5}", scope => InsertAsync(scope, $"{prefix}{i:00}", i % 3), CancellationToken.None)).ToList();

            var outcomes = await Task.WhenAll(writes.Select(async write => await Record.ExceptionAsync(() => write.WaitAsync(Limit))));

            outcomes.Select(outcome => outcome?.GetType()).ShouldBe(
                Enumerable.Range(0, Many).Select(i => (i % 3) switch { 0 => null, 1 => typeof(FormatException), _ => typeof(ArgumentNullException) }));
            (await server.Database.QueryAsync<string>(
                "select name from server_settings where name like @pattern order by name limit 100", new { pattern = $"{prefix}%" }, CancellationToken.None))
                .ShouldBe(Enumerable.Range(0, Many).Where(i => i % 3 == 0).Select(i => $"{prefix}{i:00}"));
        }
    }

    /// <summary>Npgsql has let through what it should have wrapped before. Whatever it is, each caller hears of it, and no worker is lost.</summary>
    [Fact]
    public async Task Writer_WhoseConnectionsFailInAnUnknownWay_GoesOn()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.PostgreSql);
        var broken = true;
        var builder = new NpgsqlDataSourceBuilder(server.Database.MigrationConnection);
        builder.UsePhysicalConnectionInitializer(_ => { }, _ => broken ? throw new FormatException("made up") : Task.CompletedTask);
        await using var source = builder.Build();
        using var metrics = new DataMetrics();
        var writer = new PostgresWriter(source, new PostgresDialect(), new DeafTail(), metrics, NullLogger.Instance);

        var failed = Enumerable.Range(0, Many).Select(i => Write(writer, $"company-{i}")).ToList();
        foreach (var write in failed)
        {
            await Should.ThrowAsync<FormatException>(() => write.WaitAsync(Limit));
        }

        broken = false;
        (await Write(writer, "company-1").WaitAsync(Limit)).ShouldBe(1);
    }

    private static Task<int> Write(PostgresWriter writer, string company)
    {
        var write = new QueuedAction<int>(scope => scope.ScalarAsync<int>("select 1"));
        writer.Enqueue(company, write);
        return write.Completion;
    }

    private static async Task InsertAsync(WriteScope scope, string name, int bug)
    {
        if (bug == 2)
        {
            throw new ArgumentNullException(nameof(name));
        }

        await scope.ExecuteAsync(Insert, new { name });
        if (bug == 1)
        {
            throw new FormatException("made up");
        }
    }

    private sealed class ThrowingTail(Type bug) : ICommitTail
    {
        private int told;

        public int Told => told;

        public Task<Action> WriteAsync(WriteScope scope, IReadOnlyList<TailEntry> entries) => Task.FromResult<Action>(() =>
        {
            Interlocked.Increment(ref told);
            throw (Exception)Activator.CreateInstance(bug)!;
        });
    }
}
