using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class ListTests
{
    [Theory, OnBothDatabases]
    public async Task Get_OwnSession_ShowsRegistrationAndProgress(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        foreach (var caller in new[] { scene.Manager, scene.Ana })
        {
            var shown = await scene.GetAsync(caller, $"integration/{id}");
            Golden.Match("integration-shown", shown.ToJsonString(), (scene.Company.Name, "{company}"));
        }

        (await scene.StatusAsync(scene.Ben, $"integration/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await scene.StatusAsync(scene.Paula, $"integration/{id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task List_ByRole_ShowsOwnOrTheCompanys(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var other = await Scene.OnAsync(kind);
        await other.SessionIdAsync(other.Manager, other.Ana);
        var byManager = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        var byAna = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        var bens = await scene.SessionIdAsync(scene.Ben, scene.Ben);
        var ended = await scene.SessionIdAsync(scene.Paula, scene.Paula);
        await scene.EndAsync(scene.Paula, ended);

        (await IdsAsync(scene, scene.Manager)).ShouldBe([byManager, byAna, bens], ignoreOrder: true);
        (await IdsAsync(scene, scene.Ana)).ShouldBe([byManager, byAna], ignoreOrder: true);
        (await IdsAsync(scene, scene.Ben)).ShouldBe([bens]);
        (await IdsAsync(scene, scene.Paula)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task List_InPages_ShowsEachOnceNewestFirst(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            made.Add(await scene.SessionIdAsync(scene.Manager, await scene.Server.Seed.AddUserAsync(scene.Company, Role.Agent)));
        }

        var seen = new List<string>();
        for (var query = "?limit=2"; query.Length > 0;)
        {
            var page = await scene.GetAsync(scene.Manager, $"integration/{query}");
            seen.AddRange(Ids(page));
            query = page["next"] is { } next ? $"?limit=2&after={next}" : "";
        }

        seen.ShouldBe(made.OrderByDescending(id => id, StringComparer.Ordinal));
    }

    [Theory]
    [OnBothDatabases("?limit=0")]
    [OnBothDatabases("?limit=201")]
    [OnBothDatabases("?limit=x")]
    [OnBothDatabases("?after=%00")]
    [OnBothDatabases("?after=eA")]
    public async Task List_SenselessPaging_Is400(DatabaseKind kind, string query)
    {
        var scene = await Scene.OnAsync(kind);

        (await scene.StatusAsync(scene.Ana, $"integration{query}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(Scene scene, TestUser caller) => Ids(await scene.GetAsync(caller, "integration/"));

    private static IReadOnlyList<string> Ids(JsonObject page) => [.. page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];
}
