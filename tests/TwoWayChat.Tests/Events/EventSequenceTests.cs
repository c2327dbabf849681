using System.Collections.Concurrent;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Events;

public class EventSequenceTests
{
    private const int Writes = 240;

    [Theory, OnBothDatabases]
    public async Task Sequences_OfConcurrentWritesSomeOfWhichFail_HaveNoGapAtAnyTime(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        await using var first = await TestServer.StartAsync(database);
        await using var other = kind == DatabaseKind.PostgreSql ? database.AnotherNode() : null;
        await using var second = other is null ? null : await TestServer.StartAsync(other);
        var company = await first.Seed.CreateCompanyAsync();
        var told = new ConcurrentDictionary<int, long>();

        var writing = Task.WhenAll(Enumerable.Range(0, Writes).Select(i => WriteAsync(i % 2 == 0 ? first : second ?? first, company, i, told)));
        while (!writing.IsCompleted)
        {
            await ShouldHaveNoGapAsync(first, company);
        }

        await writing;
        await ShouldHaveNoGapAsync(first, company);
        var committed = Enumerable.Range(0, Writes).Where(i => !Fails(i)).ToList();
        var rows = await RowsAsync(first, company);
        rows.Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, committed.Count).Select(n => (long)n));
        rows.Select(row => int.Parse(row.Subject)).Order().ShouldBe(committed);
        rows.ShouldAllBe(row => told[int.Parse(row.Subject)] == row.Sequence);
    }

    [Theory, OnBothDatabases]
    public async Task Events_OfOneAction_KeepTheirOrder(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();

        await server.Database.WriteAsync(
            company.Id,
            scope =>
            {
                for (var i = 0; i < 5; i++)
                {
                    scope.AtEnd(Draft(company, i));
                }

                return Task.CompletedTask;
            },
            CancellationToken.None);

        (await RowsAsync(server, company)).Select(row => row.Subject).ShouldBe(["0", "1", "2", "3", "4"]);
    }

    [Theory, OnBothDatabases]
    public async Task Event_WhoseOwnEndingFails_TakesItsActionBackAndNothingElse(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var draft = Draft(company, 0) with { Numbered = (_, _) => throw new FormatException("a bug at the end") };

        await Should.ThrowAsync<FormatException>(() => AppendAsync(server, company, draft));
        await AppendAsync(server, company, Draft(company, 1));

        (await RowsAsync(server, company)).Select(row => (row.Sequence, row.Subject)).ShouldBe([(1L, "1")]);
    }

    [Theory, OnBothDatabases]
    public async Task AccessChanged_AtEnd_MovesTheVersionAndNoSequence(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        await AppendAsync(server, company, Draft(company, 0));
        var log = server.Services.GetRequiredService<LogReader>();
        var before = await log.HeadAsync(company.Id, CancellationToken.None);

        await AppendAsync(server, company, new AccessChanged(company.Id));

        var after = await log.HeadAsync(company.Id, CancellationToken.None);
        after.ShouldBe(before with { AccessVersion = before.AccessVersion + 1 });
    }

    private static bool Fails(int number) => number % 3 == 2;

    private static Task AppendAsync(TestServer server, TestCompany company, TailEntry entry) => server.Database.WriteAsync(
        company.Id,
        scope =>
        {
            scope.AtEnd(entry);
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static async Task WriteAsync(TestServer server, TestCompany company, int number, ConcurrentDictionary<int, long> told)
    {
        var write = server.Database.WriteAsync(
            company.Id,
            scope =>
            {
                scope.AtEnd(Draft(company, number) with { Numbered = (_, sequence) => { told[number] = sequence; return Task.CompletedTask; } });
                return Fails(number) ? throw ApiException.Conflict("every third") : Task.CompletedTask;
            },
            CancellationToken.None);
        (await Record.ExceptionAsync(() => write) is ApiException).ShouldBe(Fails(number));
    }

    private static EventDraft Draft(TestCompany company, int number) =>
        new(new NamedRef(company.Id, company.Name), EventTypes.ContactCreated, new EventFacts(), Actor.System, new { number })
        {
            Subject = $"{number}",
            OccurredAt = 1,
        };

    private static async Task ShouldHaveNoGapAsync(TestServer server, TestCompany company) =>
        (await server.Database.FirstOrDefaultAsync<long>(
            """
            select coalesce(max(sequence), 0) - count(*)
                   + abs(coalesce((select sequence from event_heads where company_id = @Id), 0) - coalesce(max(sequence), 0))
              from events where company_id = @Id
            """,
            new { company.Id },
            CancellationToken.None)).ShouldBe(0);

    private static Task<IReadOnlyList<LoggedEvent>> RowsAsync(TestServer server, TestCompany company) =>
        server.Services.GetRequiredService<LogReader>().AfterAsync(company.Id, 0, LogReader.MostPerRead, CancellationToken.None);
}
