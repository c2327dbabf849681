using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class ActThroughSessionTests
{
    [Theory, OnBothDatabases]
    public async Task ChatSession_OfAnAgent_LetsTheManagerActAsTheAgent(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        (await AskAsync(scene, scene.Manager, id)).ShouldBe(
            (200, "{\"account\":\"ana\",\"role\":\"AGENT\",\"actor\":{\"type\":\"GLOBAL_MANAGER\",\"id\":\"" + scene.Manager.Id +
                "\",\"name\":\"manager\",\"onBehalfOf\":{\"id\":\"" + scene.Ana.Id + "\",\"name\":\"ana\"}}}"));
        (await AskAsync(scene, scene.Manager)).Body.ShouldStartWith("{\"account\":\"manager\"");
    }

    [Theory, OnBothDatabases]
    public async Task ChatSession_OfOneself_ChangesNothing(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        (await AskAsync(scene, scene.Ana, id)).Body.ShouldBe(
            "{\"account\":\"ana\",\"role\":\"AGENT\",\"actor\":{\"type\":\"AGENT\",\"id\":\"" + scene.Ana.Id + "\",\"name\":\"ana\"}}");
    }

    [Theory, OnBothDatabases]
    public async Task ChatSession_NotTheCallersOrNotLive_Is404(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        var scene = await Scene.OnAsync(server);
        var other = await Scene.OnAsync(server);
        var anas = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        var managers = await scene.SessionIdAsync(scene.Manager, scene.Manager);
        var others = await other.SessionIdAsync(other.Manager, other.Manager);
        var ended = await scene.SessionIdAsync(scene.Ben, scene.Ben);
        await scene.EndAsync(scene.Ben, ended);

        (await AskAsync(scene, scene.Ben, anas)).Status.ShouldBe(404);
        (await AskAsync(scene, scene.Paula, anas)).Status.ShouldBe(404);
        (await AskAsync(scene, scene.Ana, managers)).Status.ShouldBe(404, "nobody climbs through a session");
        (await AskAsync(scene, scene.Manager, others)).Status.ShouldBe(404);
        (await AskAsync(scene, scene.Ben, ended)).Status.ShouldBe(404);
        (await AskAsync(scene, scene.Manager, "x")).Status.ShouldBe(404);
        (await AskAsync(scene, scene.Manager, "")).Status.ShouldBe(404);
        (await AskAsync(scene, scene.Manager, anas, managers)).Status.ShouldBe(404, "two sessions are none");
    }

    [Theory, OnBothDatabases]
    public async Task ChatSession_WhoseCreatorLostTheRight_Is404(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind, new FakeTimeProvider());
        var scene = await Scene.OnAsync(server);
        var boss = await server.Seed.AddUserAsync(scene.Company, Role.GlobalManager, "boss");
        var id = await scene.SessionIdAsync(boss, scene.Ana);

        await scene.ChangeAsync(boss, "role = 'AGENT'");

        (await AskAsync(scene, scene.Ana, id)).Status.ShouldBe(404);
    }

    [Theory, OnBothDatabases]
    public async Task ChatSession_OnSessionRoutes_IsNotLookedAt(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        using var client = scene.Server.As(scene.Manager);
        client.DefaultRequestHeaders.Add("Chat-Session", id);

        using var answer = await client.DeleteAsync($"integration/{id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>Else a manager could open a session in a colleague's name, and nothing would say who it was.</summary>
    [Theory]
    [OnBothDatabases("INTEGRATION")]
    [OnBothDatabases("Integration/")]
    [OnBothDatabases("%69ntegration")]
    public async Task ChatSession_OnSessionRoutesHoweverSpelt_IsNotLookedAt(DatabaseKind kind, string path)
    {
        var scene = await Scene.OnAsync(kind);
        using var client = scene.Server.As(scene.Manager);
        client.DefaultRequestHeaders.Add("Chat-Session", await scene.SessionIdAsync(scene.Ana, scene.Ana));

        using var answer = await client.PostAsJsonAsync(path, new { user = scene.Ben.SignInName });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, "an agent could not name a colleague");
    }

    [Theory, OnBothDatabases]
    public async Task ChatSession_WithoutCredentials_Is401(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        var scene = await Scene.OnAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, "probe/acting");
        request.Headers.Add("Chat-Session", await scene.SessionIdAsync(scene.Manager, scene.Ana));

        using var answer = await server.Anonymous.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<TestServer> StartAsync(DatabaseKind kind, FakeTimeProvider? time = null) => TestServer.StartAsync(kind, new()
    {
        Time = time,
        Routes = app => app.MapGroup(ApiPaths.Base).RequireAuthorization(BasicAuthentication.SchemeName).MapGet(
            "/probe/acting",
            (Caller caller) => new { account = caller.Account.Username, role = caller.Account.Role, actor = caller.Actor }),
    });

    private static async Task<(int Status, string Body)> AskAsync(Scene scene, TestUser caller, params string[] sessions)
    {
        using var client = scene.Server.As(caller);
        using var request = new HttpRequestMessage(HttpMethod.Get, "probe/acting");
        foreach (var session in sessions)
        {
            request.Headers.TryAddWithoutValidation("Chat-Session", session);
        }

        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
