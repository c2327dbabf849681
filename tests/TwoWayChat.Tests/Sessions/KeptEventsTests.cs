using System.Net;
using TwoWayChat.Callbacks.Retention;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

/// <summary>A pull from where the log no longer reaches says so instead of leaving something out.</summary>
public sealed class KeptEventsTests
{
    [Theory, OnBothDatabases]
    public async Task Events_AfterWhatIsNoLongerKept_AnswersGoneWithTheFirstKept(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await LogAsync(scene, 4);
        await scene.EndAsync(scene.Ana, id);
        var all = await scene.EventsAsync(scene.Ana, id);
        var first = all[3]["sequence"]!.GetValue<long>();
        await RemoveAsync(scene, first);

        foreach (var query in new[] { "", $"?after={first - 2}" })
        {
            var refused = await scene.Server.As(scene.Ana).CallAsync("GET", $"integration/{id}/events{query}");
            refused.Status.ShouldBe(HttpStatusCode.Gone);
            refused.Json["message"]!.GetValue<string>().ShouldBe($"Events before sequence {first} are no longer kept");
            refused.Json["firstSequence"]!.GetValue<long>().ShouldBe(first);
            refused.Json["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("NO_LONGER_KEPT");
        }

        await using var stream = await EventStream.OpenAsync(scene, scene.Ana, id, last: first - 2);
        stream.Answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await scene.EventsAsync(scene.Ana, id, $"?after={first - 1}")).Select(item => item["sequence"]!.GetValue<long>())
            .ShouldBe(all.Skip(3).Select(item => item["sequence"]!.GetValue<long>()));
    }

    [Theory, OnBothDatabases]
    public async Task Events_AllTakenBeforeTheyWent_GoOn(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await LogAsync(scene, 2);
        var taken = (await scene.EventsAsync(scene.Ana, id))[^1]["sequence"]!.GetValue<long>();
        (await scene.Server.As(scene.Ana).DoAsync("POST", $"integration/{id}/acknowledgement", new { sequence = taken })).Status.ShouldBe(
            HttpStatusCode.NoContent);
        await scene.LogAsync(EventTypes.ContactCreated, new EventFacts(), "for global managers");
        await LogAsync(scene, 1);
        await RemoveAsync(scene, taken + 2);

        (await scene.EventsAsync(scene.Ana, id, $"?after={taken}")).ShouldHaveSingleItem();
        (await scene.StatusAsync(scene.Ana, $"integration/{id}/events?after={taken - 1}")).ShouldBe(HttpStatusCode.Gone);
    }

    [Theory, OnBothDatabases]
    public async Task Events_LostByALiveSession_AnswersGoneThoughItStandsBefore(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await LogAsync(scene, 3);
        await server.Database.WriteAsync(
            scene.Company.Id,
            scope => scope.ExecuteAsync("update events set occurred_at = 1 where company_id = @Id and sequence <= 2", new { scene.Company.Id }),
            CancellationToken.None);
        await server.Services.GetRequiredService<RetentionSweep>().RunAsync(CancellationToken.None);

        (await server.As(scene.Ana).CallAsync("GET", $"integration/{id}/events?after=0")).Status.ShouldBe(HttpStatusCode.Gone);
        (await scene.EventsAsync(scene.Ana, id, "?after=2")).Count.ShouldBe(2);
    }

    private static async Task LogAsync(Scene scene, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id });
        }
    }

    private static Task RemoveAsync(Scene scene, long before) => scene.Server.Database.WriteAsync(
        scene.Company.Id,
        scope => scope.ExecuteAsync("delete from events where company_id = @Id and sequence < @before", new { scene.Company.Id, before }),
        CancellationToken.None);
}
