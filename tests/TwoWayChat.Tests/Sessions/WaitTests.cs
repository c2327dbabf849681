using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class WaitTests
{
    [Theory, OnBothDatabases]
    public async Task Wait_ForAnEvent_IsAnsweredWhenItComes(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        var after = (await scene.EventsAsync(scene.Ana, id))[0]["sequence"];

        var waiting = scene.GetAsync(scene.Ana, $"integration/{id}/events?after={after}&wait=25");
        await scene.LogAsync(EventTypes.ContactCreated, new EventFacts(), "unseen");
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "seen");

        var items = (await waiting)["items"]!.AsArray();
        items.Count.ShouldBe(1);
        items[0]!["data"]!["note"]!.GetValue<string>().ShouldBe("seen");
        items[0]!["previousSequence"]!.GetValue<long>().ShouldBe(after!.GetValue<long>());
    }

    [Theory, OnBothDatabases]
    public async Task Wait_WithEventsAlreadyThere_IsAnsweredAtOnce(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Time = new FakeTimeProvider() });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);

        (await scene.EventsAsync(scene.Ana, id, "?wait=25")).Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Wait_ForNothing_IsAnsweredEmptyWhenTheTimeIsOver(DatabaseKind kind)
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);

        var waiting = scene.GetAsync(scene.Ana, $"integration/{id}/events?after=1000&wait=25");
        await Eventually.HoldsAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(5));
            return waiting.IsCompleted;
        });

        (await waiting).ToJsonString().ShouldBe("""{"items":[],"next":null}""");
    }

    [Theory, OnBothDatabases]
    public async Task Wait_OnASessionThatEnds_IsAnsweredWithItsEnd(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        var after = (await scene.EventsAsync(scene.Ana, id))[0]["sequence"];

        var waiting = scene.EventsAsync(scene.Ana, id, $"?after={after}&wait=25");
        await scene.EndAsync(scene.Ana, id);

        (await waiting).Single()["type"]!.GetValue<string>().ShouldBe("session.ended");
        (await scene.EventsAsync(scene.Ana, id, "?after=1000000&wait=25")).ShouldBeEmpty("an ended session is not waited for");
    }

    [Theory, OnBothDatabases]
    public async Task Wait_OfSomebodyWhoIsDisabledMeanwhile_IsRefused(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        using var client = scene.Server.As(scene.Ana);

        var waiting = client.GetAsync($"integration/{id}/events?after=1000000&wait=25");
        await scene.ChangeAsync(scene.Ana, "enabled = false");

        using var answer = await waiting;
        ((int)answer.StatusCode).ShouldBe(401);
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["message"]!.GetValue<string>().ShouldBe("Bad credentials");
    }

    [Theory, OnBothDatabases]
    public async Task Wait_WhenTheServerStops_IsAnswered(DatabaseKind kind)
    {
        var server = await TestServer.StartAsync(kind);
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        var waiting = scene.GetAsync(scene.Ana, $"integration/{id}/events?after=1000000&wait=25");
        var feed = server.Services.GetRequiredService<EventFeed>();
        await Eventually.HoldsAsync(() => feed.Companies.Contains(scene.Company.Id));
        await server.DisposeAsync();

        (await waiting).ToJsonString().ShouldBe("""{"items":[],"next":null}""");
    }
}
