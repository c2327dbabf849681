using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

/// <summary>Actions of several companies share transactions, and none of them notices.</summary>
public class ManyCompaniesTests
{
    private const string Insert = "insert into server_settings (name, value) values (@name, @value)";
    private const int Companies = 20;
    private const int Rounds = 10;

    [Theory, OnBothDatabases]
    public async Task Actions_OfManyCompanies_KeepOrderAndNumbersWhileSomeFail(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var companies = Enumerable.Range(0, Companies).Select(i => $"company-{i:00}").ToList();

        var writes = Enumerable.Range(0, Rounds).SelectMany(round => companies.Select(company => WriteAsync(server, company, round))).ToList();
        var failed = (await Task.WhenAll(writes.Select(async write => await Record.ExceptionAsync(() => write)))).Count(error => error is ApiException);

        failed.ShouldBe(Companies * Rounds / 2);
        foreach (var company in companies)
        {
            var logged = await server.Services.GetRequiredService<LogReader>().AfterAsync(company, 0, Rounds, CancellationToken.None);
            logged.Select(one => one.Sequence).ShouldBe(Enumerable.Range(1, Rounds / 2).Select(sequence => (long)sequence));
            logged.Select(one => one.Subject).ShouldBe(Enumerable.Range(0, Rounds / 2).Select(half => $"{company} {half * 2}"));
        }

        (await NamesAsync(server)).Count.ShouldBe(Companies * Rounds / 2);
    }

    [Fact]
    public async Task Transaction_CutOff_OnPostgreSql_FailsWhatItHadBegunAndNothingElse()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.PostgreSql);
        await using var writer = await HeldWriter.StartAsync(server);
        Task[] begun = [StoreAsync(server, "before"), CutAsync(server)];
        var later = StoreAsync(server, "later");
        await writer.ReleaseAsync();

        foreach (var write in begun)
        {
            await Should.ThrowAsync<StorageUnavailableException>(() => write);
        }

        await later;
        (await NamesAsync(server)).ShouldBe(["later"]);
    }

    private static Task WriteAsync(TestServer server, string company, int round) => server.Database.WriteAsync(
        company,
        async scope =>
        {
            await scope.ExecuteAsync(Insert, new { name = $"{company} {round}", value = "" });
            scope.AtEnd(new EventDraft(
                new NamedRef(company, company), EventTypes.CallbackTest, new EventFacts(), new Actor(ActorType.System, null, "Test"), new { round })
            {
                Subject = $"{company} {round}",
                OccurredAt = round,
            });
            if (round % 2 == 1)
            {
                throw ApiException.Conflict("odd");
            }
        },
        CancellationToken.None);

    private static Task StoreAsync(TestServer server, string name) =>
        server.Database.WriteAsync(name, scope => scope.ExecuteAsync(Insert, new { name, value = "" }), CancellationToken.None);

    private static Task CutAsync(TestServer server) =>
        server.Database.WriteAsync("cut", scope => scope.ExecuteAsync("select pg_terminate_backend(pg_backend_pid())"), CancellationToken.None);

    private static Task<IReadOnlyList<string>> NamesAsync(TestServer server) =>
        server.Database.QueryAsync<string>("select name from server_settings order by name limit 1000", null, CancellationToken.None);
}
