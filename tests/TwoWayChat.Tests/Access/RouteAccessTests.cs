using Microsoft.AspNetCore.Routing;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Access;

public class RouteAccessTests
{
    /// <summary>Whoever acts through a session has the rights of its user alone.</summary>
    private const string ThroughSession = "global manager for the agent";

    [Theory, EveryRoute]
    public async Task Route_AskedByEverybody_AnswersByTheTable(DatabaseKind kind, string key)
    {
        var row = RouteTable.Rows.Single(row => row.Key == key);
        var server = await TestServer.SharedAsync(kind);
        (string Who, int Expected, Func<AccessScene, TestUser?> User)[] callers =
        [
            ("agent", row.Agent, scene => scene.Agent),
            ("property manager", row.PropertyManager, scene => scene.PropertyManager),
            ("global manager", row.GlobalManager, scene => scene.GlobalManager),
            ("other company", row.OtherCompany, scene => scene.Stranger),
            ("anonymous", row.Anonymous, _ => null),
            (ThroughSession, LooksAtSessions(server, row) ? row.ManagerForAgent ?? row.Agent : row.GlobalManager, scene => scene.GlobalManager),
        ];

        var scene = await AccessScene.CreateAsync(server);
        var found = new List<string>();
        foreach (var (who, _, user) in callers)
        {
            found.Add($"{who}: {await scene.AskAsync(row, user(scene), who == ThroughSession ? await scene.FillAsync("{mySession}") : null)}");
            scene = row.Method == "GET" ? scene : await AccessScene.CreateAsync(server); // What one has changed, another must not find.
        }

        found.ShouldBe(callers.Select(caller => $"{caller.Who}: {caller.Expected}"));
    }

    /// <summary>
    /// One that has ended, or is another company's, another user's, or of somebody who lost the right to it: all are no session, wherever they are shown.
    /// </summary>
    [Theory, OnBothDatabases]
    public async Task Routes_AskedThroughASessionThatIsNotTheCallers_AreAll404(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var scene = await AccessScene.CreateAsync(server);
        var other = await AccessScene.CreateAsync(server);
        var demoted = await scene.DemotedAsync();
        (string Who, TestUser User, string Session)[] callers =
        [
            ("another company's", scene.GlobalManager, await other.FillAsync("{mySession}")),
            ("another user's", scene.PropertyManager, await scene.FillAsync("{mySession}")),
            ("a manager's", scene.Agent, await scene.FillAsync("{managersSession}")),
            ("ended", scene.GlobalManager, await scene.EndedSessionAsync()),
            ("of before the role changed", demoted.User, demoted.Session),
        ];
        var found = new List<string>();
        foreach (var row in RouteTable.Rows.Where(row => LooksAtSessions(server, row)))
        {
            foreach (var (who, user, session) in callers)
            {
                found.Add($"{row.Key}, {who}: {await scene.AskAsync(row, user, session)}");
            }
        }

        found.Where(line => !line.EndsWith(": 404", StringComparison.Ordinal)).ShouldBeEmpty();
        found.Count.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Routes_OfTheApi_AllHaveARow()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        var mapped = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Pattern(endpoint).StartsWith($"{ApiPaths.Base}/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} {Pattern(endpoint)[ApiPaths.Base.Length..]}"))
            .Distinct().ToList();
        var rows = RouteTable.Rows.Select(row => $"{row.Method} {row.Pattern}").Distinct().ToList();

        mapped.Except(rows).Select(route => $"no row: {route}").Concat(rows.Except(mapped).Select(row => $"no route: {row}")).ShouldBeEmpty();
        mapped.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Rows_OfTheTable_DifferInTheirKeys() => RouteTable.Rows.Select(row => row.Key).ShouldBeUnique();

    private static bool LooksAtSessions(TestServer server, RouteRow row) =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Single(endpoint => Pattern(endpoint) == $"{ApiPaths.Base}{row.Pattern}"
            && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains(row.Method))
        .Metadata.GetMetadata<ByCredentialsAlone>() is null;

    private static string Pattern(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText!.Trim('/')}";
}
