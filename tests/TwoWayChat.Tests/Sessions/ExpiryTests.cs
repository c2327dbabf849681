using System.Net;
using TwoWayChat.Events;
using TwoWayChat.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class ExpiryTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1487303539483);

    [Theory, OnBothDatabases]
    public async Task Session_PastItsTime_Is404AtOnceAndEndsAsExpired(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Start);
        await using var server = await TestServer.StartAsync(kind, new() { Time = time, Settings = [("Sessions:Sweep", "00:10:00")] });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        time.AdjustTime(Start + TimeSpan.FromHours(56) - TimeSpan.FromMilliseconds(1));
        (await scene.StatusAsync(scene.Ana, $"integration/{id}")).ShouldBe(HttpStatusCode.OK);
        time.AdjustTime(Start + TimeSpan.FromHours(56));

        (await scene.GetAsync(scene.Manager, "integration"))["items"]!.AsArray().ShouldBeEmpty();
        (await scene.StatusAsync(scene.Ana, $"integration/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await scene.EndAsync(scene.Ana, id)).ShouldBe(HttpStatusCode.NotFound);
        (await LastAsync(scene, id)).ShouldBe("session.ended EXPIRED");
    }

    [Theory, OnBothDatabases]
    public async Task Session_PastItsTime_IsEndedByTheSweep(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Start);
        await using var server = await TestServer.StartAsync(kind, new() { Time = time, Settings = [("Sessions:Lifetime", "00:30:00")] });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        time.Advance(TimeSpan.FromMinutes(30));

        await Eventually.HoldsAsync(async () => await EndedAtAsync(scene, id) is not null);
        (await scene.TypesAsync(scene.Manager, id)).ShouldBe(["session.created", "session.ended"], "too short a life for a warning");
    }

    [Theory, OnBothDatabases]
    public async Task Session_AnHourBeforeItsEnd_IsWarnedOnce(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Start);
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        Pass(time, TimeSpan.FromHours(54.9));
        (await scene.TypesAsync(scene.Ana, id)).ShouldBe(["session.created"]);
        Pass(time, TimeSpan.FromHours(0.1));
        await Eventually.HoldsAsync(async () => (await scene.TypesAsync(scene.Ana, id)).Count == 2);
        await SweepAgainAsync(time, scene);

        var events = await scene.EventsAsync(scene.Ana, id);
        events.Count.ShouldBe(2);
        Golden.Match("event-session.expiring", events[1].ToJsonString(), (scene.Company.Name, "{company}"));
        events[1]["data"]!["expiresAt"]!.GetValue<long>().ShouldBe((Start + TimeSpan.FromHours(56)).ToUnixTimeMilliseconds());
    }

    [Theory, OnBothDatabases]
    public async Task Session_RenewedAfterTheWarning_LivesOnAndIsWarnedAgain(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Start);
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        Pass(time, TimeSpan.FromHours(55));
        await Eventually.HoldsAsync(async () => (await scene.TypesAsync(scene.Ana, id)).Count == 2);

        await scene.SessionAsync(scene.Manager, scene.Ana);
        Pass(time, TimeSpan.FromHours(2));
        (await scene.StatusAsync(scene.Ana, $"integration/{id}")).ShouldBe(HttpStatusCode.OK);
        Pass(time, TimeSpan.FromHours(53));
        await Eventually.HoldsAsync(async () => (await scene.TypesAsync(scene.Ana, id)).Count == 3);

        (await scene.TypesAsync(scene.Ana, id)).ShouldBe(["session.created", "session.expiring", "session.expiring"]);
    }

    /// <summary>A sweep reads what is due, and ends it later: a renewal in between wins.</summary>
    [Theory, OnBothDatabases]
    public async Task Session_RenewedAfterTheSweepHasFoundIt_LivesOn(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Start);
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var scene = await Scene.OnAsync(server);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        var end = server.Services.GetRequiredService<EndSession>();
        await scene.SessionAsync(scene.Manager, scene.Ana);

        (await end.RunAsync(scene.Company.Id, id, EndReason.Expired, Actor.System, null, CancellationToken.None)).ShouldBeFalse();

        (await scene.StatusAsync(scene.Ana, $"integration/{id}")).ShouldBe(HttpStatusCode.OK);
        time.AdjustTime(Start + TimeSpan.FromHours(56));
        (await end.RunAsync(scene.Company.Id, id, EndReason.Expired, Actor.System, null, CancellationToken.None)).ShouldBeTrue();
    }

    /// <summary>Every node sweeps: whoever comes second finds it done.</summary>
    [Fact]
    public async Task Session_SweptByTwoNodesAtOnce_IsWarnedAndEndedOnce()
    {
        var time = new FakeTimeProvider(Start);
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        await using var one = await TestServer.StartAsync(database, new() { Time = time });
        var scene = await Scene.OnAsync(one);
        var otherNode = database.AnotherNode();
        using var folder = otherNode.Folder;
        await using var two = await TestServer.StartAsync(otherNode, new() { Time = time });
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);

        Pass(time, TimeSpan.FromHours(55));
        await Eventually.HoldsAsync(async () => (await scene.TypesAsync(scene.Ana, id)).Count == 2);
        Pass(time, TimeSpan.FromHours(1));
        await Eventually.HoldsAsync(async () => await EndedAtAsync(scene, id) is not null);
        var later = await scene.SessionIdAsync(scene.Ben, scene.Ben);
        Pass(time, TimeSpan.FromHours(56));
        await Eventually.HoldsAsync(async () => await EndedAtAsync(scene, later) is not null);

        (await scene.TypesAsync(scene.Manager, id)).ShouldBe(["session.created", "session.expiring", "session.ended"]);
    }

    /// <summary>The clock jumps, and only then the timers go: not once for each fifth of a second of all these hours.</summary>
    private static void Pass(FakeTimeProvider time, TimeSpan span)
    {
        var sweep = TimeSpan.FromSeconds(5);
        time.AdjustTime(time.GetUtcNow() + span - sweep);
        time.Advance(sweep);
    }

    /// <summary>Another session, made now, is warned by a later sweep: so that sweep has been over the first one again.</summary>
    private static async Task SweepAgainAsync(FakeTimeProvider time, Scene scene)
    {
        var later = await scene.SessionIdAsync(scene.Ben, scene.Ben);
        await scene.Server.Database.WriteAsync(
            scene.Company.Id,
            scope => scope.ExecuteAsync(
                "update integration_sessions set expires_at = @soon, created_at = 0 where session_id = @later",
                new { later, soon = time.GetUtcNow().AddMinutes(30).ToUnixTimeMilliseconds() }),
            CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(10));
        await Eventually.HoldsAsync(async () => (await scene.TypesAsync(scene.Ben, later)).Count == 2);
    }

    private static async Task<string> LastAsync(Scene scene, string id)
    {
        var last = (await scene.EventsAsync(scene.Manager, id))[^1];
        return $"{last["type"]} {last["data"]!["reason"]}";
    }

    private static Task<string?> EndedAtAsync(Scene scene, string id) => scene.Server.Database.FirstOrDefaultAsync<string>(
        "select end_reason from integration_sessions where session_id = @id and ended_at is not null", new { id }, CancellationToken.None);
}
