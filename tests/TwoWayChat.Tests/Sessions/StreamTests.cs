using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class StreamTests
{
    [Theory, OnBothDatabases]
    public async Task Stream_FromTheStart_GivesWhatWasAndWhatComesUntilTheEnd(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await using var stream = await EventStream.OpenAsync(scene, scene.Ana, id);

        var created = await stream.NextAsync();
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "live");
        var live = await stream.NextAsync();
        await scene.EndAsync(scene.Ana, id);
        var ended = await stream.NextAsync();

        stream.Answer.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        stream.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        created!.Value.Body["type"]!.GetValue<string>().ShouldBe("session.created");
        live!.Value.Body["data"]!["note"]!.GetValue<string>().ShouldBe("live");
        live.Value.Id.ShouldBe(live.Value.Body["sequence"]!.GetValue<long>());
        live.Value.Body["previousSequence"]!.GetValue<long>().ShouldBe(created.Value.Id);
        ended!.Value.Body["type"]!.GetValue<string>().ShouldBe("session.ended");
        (await stream.NextAsync()).ShouldBeNull("the stream ends with the session");
    }

    [Theory, OnBothDatabases]
    public async Task Stream_WithLastEventId_GoesOnAfterIt(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "one");
        await scene.LogAsync(EventTypes.ChatEnded, new EventFacts { PropertyId = scene.North.Id }, "two");
        var all = await scene.EventsAsync(scene.Ana, id);

        await using var stream = await EventStream.OpenAsync(scene, scene.Ana, id, all[1]["sequence"]!.GetValue<long>(), "?after=0");

        (await stream.NextAsync())!.Value.Body.ToJsonString().ShouldBe(all[2].ToJsonString());
    }

    [Theory, OnBothDatabases]
    public async Task Stream_OfASessionReadToItsEnd_Is204(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await scene.EndAsync(scene.Ana, id);
        var end = (await scene.EventsAsync(scene.Ana, id))[^1]["sequence"]!.GetValue<long>();

        await using var stream = await EventStream.OpenAsync(scene, scene.Ana, id, end);

        stream.Answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory, OnBothDatabases]
    public async Task Stream_WhileIdle_BeatsAndGoesOn(DatabaseKind kind)
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await using var stream = await EventStream.OpenAsync(scene, scene.Ana, id);
        await stream.NextAsync();
        var beats = stream.Comments;

        var next = stream.NextAsync();
        await Eventually.HoldsAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(15));
            return stream.Comments > beats;
        });
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "after");

        (await next)!.Value.Body["data"]!["note"]!.GetValue<string>().ShouldBe("after");
    }

    /// <summary>The end of the stream comes without the event that the lost right would have shown.</summary>
    [Theory, OnBothDatabases]
    public async Task Stream_OfSomebodyWhoIsDisabled_Ends(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        await using var stream = await EventStream.OpenAsync(scene, scene.Ana, id);
        await stream.NextAsync();

        await scene.ChangeAsync(scene.Ana, "enabled = false");
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "secret");

        (await stream.NextAsync()).ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Stream_AfterARightIsLost_LeavesOutWhatItShowed(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        await using var stream = await EventStream.OpenAsync(scene, scene.Manager, id);
        await stream.NextAsync();

        await scene.Server.Database.WriteAsync(
            scene.Company.Id,
            async scope =>
            {
                await scope.ExecuteAsync("delete from user_properties where user_id = @Id", new { scene.Ana.Id });
                scope.AtEnd(new AccessChanged(scene.Company.Id));
            },
            CancellationToken.None);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "secret");
        await scene.LogAsync(EventTypes.ChatAssigned, new EventFacts { PropertyId = scene.North.Id, AssigneeId = scene.Ana.Id }, "hers");

        (await stream.NextAsync())!.Value.Body["data"]!["note"]!.GetValue<string>().ShouldBe("hers");
    }

    [Theory, OnBothDatabases]
    public async Task Stream_WhenTheServerStops_Ends(DatabaseKind kind)
    {
        var server = await TestServer.StartAsync(kind);
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await using var stream = await EventStream.OpenAsync(scene, scene.Ana, id);
        await stream.NextAsync();

        await server.DisposeAsync();

        (await stream.NextAsync()).ShouldBeNull();
        server.Log.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [OnBothDatabases("x")]
    [OnBothDatabases("-1")]
    public async Task Stream_WithSenselessLastEventId_Is400(DatabaseKind kind, string last)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        using var client = scene.Server.As(scene.Ana);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"integration/{id}/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("Last-Event-ID", last);

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["field"]!.GetValue<string>().ShouldBe("Last-Event-ID");
    }
}
