using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class RewindTests
{
    [Theory, OnBothDatabases]
    public async Task Cursor_Rewound_SendsAllAfterItAgainWithTheSameChain(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 6);
        var first = scene.Receiver.Received;

        await scene.DoAsync("POST", "rewind", new { sequence = 3 });
        await scene.Story.LogAsync("chat");

        var again = (await scene.Receiver.WaitForCountAsync(12)).Skip(7).ToList();
        again.Select(ControlScene.Sequence).ShouldBe([4, 5, 6, 7, 8]);
        again.Take(4).Select(callback => callback.Text).ShouldBe(first.Skip(3).Select(callback => callback.Text));
        again.ShouldAllBe(callback => !ControlScene.IsReplay(callback));
        await scene.SettledAsync(8);
    }

    [Theory, OnBothDatabases]
    public async Task Cursor_RewoundWhileCallsAreInFlight_WaitsForThem(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 3);
        var held = new TaskCompletionSource();
        scene.Receiver.Script(Support.CallbackAnswer.Held(held.Task));
        await scene.Story.LogAsync("chat");
        await scene.Receiver.WaitForCountAsync(5);

        await scene.DoAsync("POST", "rewind", new { sequence = 0 });
        await Eventually.HoldsAsync(async () => (await scene.ReasonsAsync()).Contains("REWINDING"));
        held.SetResult();

        (await scene.Receiver.WaitForCountAsync(10)).Skip(5).Select(ControlScene.Sequence).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Theory, OnBothDatabases]
    public async Task Cursor_RewoundBeforeRestart_IsNotForgotten(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        var first = await TestServer.StartAsync(database, LaneStory.Options);
        await using var scene = await ControlScene.StartAsync(first, events: 3, ownsServer: false);
        await scene.DoAsync("POST", "pause");
        await scene.DoAsync("POST", "rewind", new { sequence = 2 });
        await first.DisposeAsync();

        await using var second = await TestServer.StartAsync(database, LaneStory.Options);
        scene.Story.Server = second;
        await scene.DoAsync("POST", "resume");

        (await scene.Receiver.WaitForCountAsync(6)).Skip(4).Select(ControlScene.Sequence).ShouldBe([3, 4]);
    }

    [Theory, OnBothDatabases]
    public async Task Attempt_Redelivered_ComesOnceMore(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 2);
        var attempt = await Eventually.ComesAsync(async () => (await scene.Client.DoAsync("GET", "deliveries")).Json["items"]!.AsArray()
            .FirstOrDefault(item => item!["sequence"]!.GetValue<long>() == 2));

        var replay = await scene.Client.DoAsync("POST", $"deliveries/{attempt["id"]!.GetValue<string>()}/redeliver");
        await scene.ReplayedAsync(replay["id"]);

        scene.Receiver.Received.Where(ControlScene.IsReplay).Select(ControlScene.Sequence).ShouldBe([2]);
        (await scene.Client.CallAsync("POST", $"deliveries/{scene.SessionId}/redeliver")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Attempt_WhoseEventIsStillTried_IsNotRedelivered(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        scene.Receiver.Script(Support.CallbackAnswer.Status(429, ("Retry-After", "600")));
        await scene.Story.LogAsync("chat");
        var attempt = await Eventually.ComesAsync(async () => (await scene.Client.DoAsync("GET", "deliveries")).Json["items"]!.AsArray()
            .FirstOrDefault(item => item!["sequence"]!.GetValue<long>() == 2));

        (await scene.Client.CallAsync("POST", $"deliveries/{attempt["id"]!.GetValue<string>()}/redeliver")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory, OnBothDatabases]
    public async Task Parked_Redelivered_IsParkedNoLonger(DatabaseKind kind)
    {
        await using var scene = await ParkedAsync(kind);

        var replay = await scene.DoAsync("POST", "parked/2/redeliver");
        await scene.ReplayedAsync(replay["id"]);

        scene.Receiver.Received[^1].Json["previousSequence"]!.GetValue<long>().ShouldBe(1);
        await Eventually.HoldsAsync(async () => (await scene.DoAsync("GET", "parked")).Json["items"]!.AsArray().Count == 0);
    }

    [Theory, OnBothDatabases]
    public async Task Parked_RefusedAgain_StaysParked(DatabaseKind kind)
    {
        await using var scene = await ParkedAsync(kind);
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(422);

        var replay = await scene.ReplayedAsync((await scene.DoAsync("POST", "parked/2/redeliver"))["id"]);

        (replay["delivered"]!.GetValue<long>(), replay["refused"]!.GetValue<long>()).ShouldBe((0, 1));
        (await scene.DoAsync("GET", "parked")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Parked_Discarded_IsGoneForGood(DatabaseKind kind)
    {
        await using var scene = await ParkedAsync(kind);
        var agent = await scene.Server.Seed.AddUserAsync(scene.Story.Company, Role.Agent);

        (await scene.Server.As(agent).CallAsync("DELETE", $"integration/{scene.SessionId}/parked/2")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await scene.DoAsync("DELETE", "parked/2");

        (await scene.CallAsync("DELETE", "parked/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await scene.CallAsync("POST", "parked/2/redeliver")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>With event 2 parked.</summary>
    private static async Task<ControlScene> ParkedAsync(DatabaseKind kind)
    {
        var scene = await ControlScene.StartAsync(kind);
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(422);
        await scene.Story.LogAsync("chat");
        await scene.SettledAsync(2);
        await Eventually.HoldsAsync(async () => (await scene.DoAsync("GET", "parked")).Json["items"]!.AsArray().Count == 1);
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Ok;
        return scene;
    }
}
