using Microsoft.AspNetCore.Routing;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Access;

public class RouteAccessTests
{
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
        ];

        var scene = await AccessScene.CreateAsync(server);
        var found = new List<string>();
        foreach (var (who, _, user) in callers)
        {
            found.Add($"{who}: {await scene.AskAsync(row, user(scene))}");
            scene = row.Method == "GET" ? scene : await AccessScene.CreateAsync(server); // What one has changed, another must not find.
        }

        found.ShouldBe(callers.Select(caller => $"{caller.Who}: {caller.Expected}"));
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

    private static string Pattern(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText!.Trim('/')}";
}
