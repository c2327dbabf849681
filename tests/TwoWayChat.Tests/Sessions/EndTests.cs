using System.Net.Http.Headers;
using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TwoWayChat.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class EndTests
{
    /// <summary>Who may end a session that a global manager has registered for ana.</summary>
    [Theory]
    [OnBothDatabases("manager", 204)]
    [OnBothDatabases("ana", 204)]
    [OnBothDatabases("ben", 404)]
    [OnBothDatabases("paula", 404)]
    public async Task End_ByRole_IsAllowedOrHidden(DatabaseKind kind, string caller, int status)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        using var client = scene.Server.WithBasic($"{caller}@{scene.Company.Name}", TestSeed.Password);

        using var answer = await client.DeleteAsync($"integration/{id}");

        ((int)answer.StatusCode).ShouldBe(status);
        (await scene.StatusAsync(scene.Manager, $"integration/{id}")).ShouldBe(status == 204 ? HttpStatusCode.NotFound : HttpStatusCode.OK);
    }

    [Theory]
    [OnBothDatabases("")]
    [OnBothDatabases("/")]
    public async Task End_AsTheSeedAsks_Is204AndEmpty(DatabaseKind kind, string slash)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        using var client = scene.Server.As(scene.Ana);
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"integration/{id}{slash}") { Content = new ByteArrayContent([]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Content.Headers.ContentType.ShouldBeNull();
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [OnBothDatabases("573b2353e4b0c82f17c8b53e")]
    [OnBothDatabases("573B2353E4B0C82F17C8B53E")]
    [OnBothDatabases("573b2353e4b0c82f17c8b53")]
    [OnBothDatabases("573b2353e4b0c82f17c8b53e0")]
    [OnBothDatabases("x")]
    [OnBothDatabases("573b2353e4b0c82f17c8b53g")]
    [OnBothDatabases("573b2353e4b0c82f17c8b53%0A")]
    [OnBothDatabases("%27%20or%201=1%20--%20")]
    public async Task Session_UnknownOrMalformedId_Is404(DatabaseKind kind, string id)
    {
        var scene = await Scene.OnAsync(kind);

        (await scene.EndAsync(scene.Manager, id)).ShouldBe(HttpStatusCode.NotFound);
        (await scene.StatusAsync(scene.Manager, $"integration/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await scene.StatusAsync(scene.Manager, $"integration/{id}/events")).ShouldBe(HttpStatusCode.NotFound);
        (await AcknowledgeAsync(scene, id)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Session_OfAnotherCompany_IsAsIfItWereNot(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var other = await Scene.OnAsync(kind);
        var id = await other.SessionIdAsync(other.Manager, other.Ana);

        (await scene.EndAsync(scene.Manager, id)).ShouldBe(HttpStatusCode.NotFound);
        (await scene.StatusAsync(scene.Manager, $"integration/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await scene.StatusAsync(scene.Manager, $"integration/{id}/events")).ShouldBe(HttpStatusCode.NotFound);
        (await AcknowledgeAsync(scene, id)).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync(other.Ana, $"integration/{id}")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task End_Twice_IsNotFoundTheSecondTime(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        (await scene.EndAsync(scene.Manager, id)).ShouldBe(HttpStatusCode.NoContent);
        using var client = scene.Server.As(scene.Manager);
        using var again = await client.DeleteAsync($"integration/{id}");

        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Golden.MatchAsync("integration-not-found", again);
    }

    [Theory, OnBothDatabases]
    public async Task End_AtOnceManyTimes_SucceedsOnce(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => scene.EndAsync(scene.Manager, id)));

        answers.Count(status => status == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.NotFound).ShouldBe(9);
        (await scene.TypesAsync(scene.Manager, id)).ShouldBe(["session.created", "session.ended"]);
    }

    [Theory, OnBothDatabases]
    public async Task End_ByItsCreator_LogsItWithReasonAndCounts(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        await scene.EndAsync(scene.Manager, id);

        var events = await scene.EventsAsync(scene.Manager, id);

        Golden.Match("event-session.created", events[0].ToJsonString(), (scene.Company.Name, "{company}"));
        Golden.Match("event-session.ended", events[1].ToJsonString(), (scene.Company.Name, "{company}"));
    }

    [Theory, OnBothDatabases]
    public async Task End_Session_WritesAuditOfStartAndEnd(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        await scene.EndAsync(scene.Ana, id);

        var audit = await scene.Server.Database.QueryAsync<string>(
            "select action || ' ' || actor_name from audit_entries where company_id = @companyId and target_id = @id order by audit_id",
            new { companyId = scene.Company.Id, id },
            CancellationToken.None);

        audit.ShouldBe(["session.created manager", "session.ended ana"]);
    }

    [Theory, OnBothDatabases]
    public async Task End_Session_AnswersOnlyAfterTheFence(DatabaseKind kind)
    {
        var lanes = new GatedLanes();
        await using var server = await TestServer.StartAsync(
            kind, new() { Services = services => services.Replace(ServiceDescriptor.Singleton<ISessionLanes>(lanes)) });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);

        var ending = scene.EndAsync(scene.Ana, id);
        await lanes.Fenced;

        ending.IsCompleted.ShouldBeFalse();
        (await scene.StatusAsync(scene.Ana, $"integration/{id}")).ShouldBe(HttpStatusCode.NotFound, "the end is committed before the fence");
        lanes.Open();
        (await ending).ShouldBe(HttpStatusCode.NoContent);
        var data = (await scene.EventsAsync(scene.Ana, id))[^1]["data"]!;
        data.ToJsonString().ShouldBe("""{"reason":"LOGOUT","lastAcknowledgedSequence":41,"undelivered":7}""");
    }

    private static async Task<HttpStatusCode> AcknowledgeAsync(Scene scene, string id)
    {
        using var client = scene.Server.As(scene.Manager);
        using var answer = await client.PostAsync(
            $"integration/{id}/acknowledgement", new StringContent("""{"sequence":1}""", new MediaTypeHeaderValue("application/json")));
        return answer.StatusCode;
    }
}
