using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Data;

/// <summary>Actions that share statements on PostgreSQL: their callers notice nothing.</summary>
public class JointActionTests
{
    private const string Insert = "insert into server_settings (name, value) values (@name, '')";

    private static readonly JointAction<string, string> Store = new(
        async (scope, name) =>
        {
            await StoreAsync(scope, name);
            return name.Contains("bad", StringComparison.Ordinal) ? throw ApiException.Conflict(name) : "alone";
        },
        async (scope, requests) =>
        {
            var left = new HashSet<string>();
            foreach (var request in requests)
            {
                if (request.Request.Contains("odd", StringComparison.Ordinal) || left.Contains(request.CompanyId))
                {
                    left.Add(request.CompanyId);
                    continue;
                }

                await StoreAsync(request.Scope, request.Request);
                request.Done("together");
            }

            await scope.ScalarAsync<int>("select 1");
            return requests.All(request => !request.Request.Contains("bad", StringComparison.Ordinal));
        });

    [Theory, OnBothDatabases]
    public async Task Requests_SomeLeftOut_AreDoneInTheOrderOfTheirCompany(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);

        var answers = await TogetherAsync(server, "a1", "b1", "a2 odd", "c1", "a3", "b2");

        var done = server.Database.Dialect.LocksRows ? "together" : "alone";
        answers.ShouldBe([done, done, "alone", done, "alone", done]);
        (await LoggedAsync(server, "a")).ShouldBe(["a1", "a2 odd", "a3"]);
        (await LoggedAsync(server, "b")).ShouldBe(["b1", "b2"]);
        (await LoggedAsync(server, "c")).ShouldBe(["c1"]);
    }

    [Theory, OnBothDatabases]
    public async Task Requests_WhenTheCommonStatementsFail_AreDoneAloneAndOneFailsForItself(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);

        var answers = await TogetherAsync(server, "a1", "a2 bad", "b1", "a3");

        answers.ShouldBe(["alone", "a2 bad", "alone", "alone"]);
        (await LoggedAsync(server, "a")).ShouldBe(["a1", "a3"]);
        (await LoggedAsync(server, "b")).ShouldBe(["b1"]);
        (await server.Database.QueryAsync<string>("select name from server_settings order by name limit 10", null, CancellationToken.None))
            .ShouldBe(["a1", "a3", "b1"]);
    }

    /// <summary>The answers in the order of the names, or what was told in place of one; the first letter is the company.</summary>
    private static async Task<string[]> TogetherAsync(TestServer server, params string[] names)
    {
        await using var writer = await HeldWriter.StartAsync(server);
        var writes = names.Select(name => server.Database.WriteAsync(name[..1], Store, name, CancellationToken.None)).ToList();
        await writer.ReleaseAsync();
        return await Task.WhenAll(writes.Select(async write =>
            await Record.ExceptionAsync(() => write) is ApiException refused ? refused.Message : await write));
    }

    private static async Task StoreAsync(WriteScope scope, string name)
    {
        await scope.ExecuteAsync(Insert, new { name });
        scope.AtEnd(new EventDraft(
            new NamedRef(name[..1], name), EventTypes.CallbackTest, new EventFacts(), new Actor(ActorType.System, null, "Test"), new { name })
        {
            Subject = name,
            OccurredAt = 1,
        });
    }

    private static async Task<IEnumerable<string>> LoggedAsync(TestServer server, string company) =>
        (await server.Services.GetRequiredService<LogReader>().AfterAsync(company, 0, 100, CancellationToken.None)).Select(logged => logged.Subject);
}
