using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class ReplayTests
{
    [Theory, OnBothDatabases]
    public async Task Span_Replayed_ComesAgainByteByByteBesideTheCursor(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 9);
        var first = scene.Receiver.Received;
        var before = await scene.Client.DoAsync("GET", $"integration/{scene.SessionId}");

        var replay = await scene.DoAsync("POST", "replay", new { fromSequence = 3, toSequence = 8 });
        var all = await scene.Receiver.WaitForCountAsync(16);
        var ended = await scene.ReplayedAsync(replay["id"]);

        var again = all.Skip(10).ToList();
        again.Select(ControlScene.Sequence).ShouldBe([3, 4, 5, 6, 7, 8]);
        again.ShouldAllBe(callback => ControlScene.IsReplay(callback));
        again.Select(callback => callback.Text).ShouldBe(first.Skip(2).Take(6).Select(callback => callback.Text));
        again.Select(callback => callback.Header("webhook-id")).ShouldBe(first.Skip(2).Take(6).Select(callback => callback.Header("webhook-id")));
        (ended["status"]!.GetValue<string>(), ended["delivered"]!.GetValue<long>(), ended["doneSequence"]!.GetValue<long>()).ShouldBe(("DONE", 6, 8));
        (await scene.Client.DoAsync("GET", $"integration/{scene.SessionId}")).Text.ShouldBe(before.Text);
        Golden.Match("replay", ended.ToJsonString(), (scene.Story.Caller.Name, "{manager}"));
    }

    [Theory, OnBothDatabases]
    public async Task Span_ReplayedAfterTheChoiceOfTypesChanged_HasTheChainOfTheFirstTime(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 3);
        await scene.Story.LogAsync("chat", type: "chat.assigned");
        await scene.Story.LogAsync("chat");
        await scene.Receiver.WaitForCountAsync(6);
        await scene.SettledAsync(6);
        await scene.ConfigureAsync(new { eventTypes = new[] { "message.received" } });

        await scene.DoAsync("POST", "replay", new { fromSequence = 4 });

        var again = (await scene.Receiver.UntilAsync(all => all.Count(ControlScene.IsReplay) == 2)).Where(ControlScene.IsReplay).ToList();
        again.Select(ControlScene.Sequence).ShouldBe([4, 6]);
        again[1].Json["previousSequence"]!.GetValue<long>().ShouldBe(5);
    }

    [Theory, OnBothDatabases]
    public async Task Replay_CutOffByARestart_GoesOnWhereItWas(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        var first = await TestServer.StartAsync(database, LaneStory.Options);
        await using var scene = await ControlScene.StartAsync(first, events: 20, ownsServer: false);
        scene.Receiver.Otherwise = callback => ControlScene.IsReplay(callback) && ControlScene.Sequence(callback) == 11
            ? Support.CallbackAnswer.Hang
            : Support.CallbackAnswer.Ok;
        var replay = await scene.DoAsync("POST", "replay", new { fromSequence = 1 });
        await scene.Receiver.WaitForAsync(callback => ControlScene.IsReplay(callback) && ControlScene.Sequence(callback) == 11);
        await first.DisposeAsync();
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Ok;

        await using var second = await TestServer.StartAsync(database, LaneStory.Options);
        scene.Story.Server = second;

        (await scene.ReplayedAsync(replay["id"]))["delivered"]!.GetValue<long>().ShouldBe(21);
        scene.Receiver.Received.Where(ControlScene.IsReplay).Select(ControlScene.Sequence)
            .ShouldBe(Enumerable.Range(1, 11).Concat(Enumerable.Range(11, 11)).Select(sequence => (long)sequence));
    }

    [Theory, OnBothDatabases]
    public async Task Replay_Stopped_SendsNothingMore(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 5);
        var held = new TaskCompletionSource();
        scene.Receiver.Otherwise = callback => ControlScene.IsReplay(callback) ? Support.CallbackAnswer.Held(held.Task) : Support.CallbackAnswer.Ok;
        var replay = await scene.DoAsync("POST", "replay", new { fromSequence = 2 });
        await scene.Receiver.WaitForAsync(ControlScene.IsReplay);

        await scene.DoAsync("DELETE", $"replays/{replay["id"]}");
        held.SetResult();
        await scene.Story.LogAsync("chat");
        await scene.Receiver.WaitForAsync(callback => ControlScene.Sequence(callback) == 7);

        scene.Receiver.Received.Count(ControlScene.IsReplay).ShouldBe(1);
        (await scene.ReplayedAsync(replay["id"]))["status"]!.GetValue<string>().ShouldBe("STOPPED");
        (await scene.CallAsync("DELETE", $"replays/{replay["id"]}")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Replay_OfSessionThatEnds_SendsNothingAfterTheAnswer(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 30);
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(500);
        await scene.DoAsync("POST", "replay", new { fromSequence = 1 });
        await scene.Receiver.WaitForAsync(ControlScene.IsReplay);

        await scene.Client.DoAsync("DELETE", $"integration/{scene.SessionId}");
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Ok;
        var sent = scene.Receiver.Received.Count(ControlScene.IsReplay);
        await scene.Receiver.WaitForAsync(callback => callback.Header("chat-event-type") == "session.ended");

        scene.Receiver.Received.Count(ControlScene.IsReplay).ShouldBe(sent);
    }

    [Theory, OnBothDatabases]
    public async Task Replay_AskedTwiceUnderOneKey_IsOne(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 2);
        using var client = scene.Client;
        client.DefaultRequestHeaders.Add("Idempotency-Key", "again");

        var first = await client.DoAsync("POST", $"integration/{scene.SessionId}/replay", new { fromSequence = 2 });
        var second = await client.DoAsync("POST", $"integration/{scene.SessionId}/replay", new { fromSequence = 2 });

        second["id"].ShouldBe(first["id"]);
        (await scene.DoAsync("GET", "replays")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [OnBothDatabases("replay", """{}""", "fromSequence REQUIRED")]
    [OnBothDatabases("replay", """{"fromSequence":-1}""", "fromSequence INVALID_NUMBER")]
    [OnBothDatabases("replay", """{"fromSequence":99}""", "fromSequence NOT_SENT_YET")]
    [OnBothDatabases("replay", """{"fromSequence":1,"toSequence":99}""", "toSequence NOT_SENT_YET")]
    [OnBothDatabases("replay", """{"fromSequence":3,"toSequence":2}""", "toSequence INVALID_SPAN")]
    [OnBothDatabases("rewind", """{}""", "sequence REQUIRED")]
    [OnBothDatabases("rewind", """{"sequence":-1}""", "sequence INVALID_NUMBER")]
    [OnBothDatabases("rewind", """{"sequence":3}""", "sequence NOT_BEHIND")]
    public async Task Span_ThatIsNone_IsRefused(DatabaseKind kind, string route, string body, string error)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 2);

        (await scene.CallAsync("POST", route, System.Text.Json.Nodes.JsonNode.Parse(body))).Errors.ShouldContain(error);
    }

    [Theory, OnBothDatabases]
    public async Task Span_ThatIsNoLongerKept_IsRefused(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 4);
        await scene.Server.Database.WriteAsync(
            scene.Story.Company.Id,
            scope => scope.ExecuteAsync("delete from events where company_id = @Id and sequence <= 2", new { scene.Story.Company.Id }),
            CancellationToken.None);

        (await scene.CallAsync("POST", "replay", new { fromSequence = 2 })).Errors.ShouldBe(["fromSequence NO_LONGER_KEPT"]);
        (await scene.CallAsync("POST", "rewind", new { sequence = 1 })).Errors.ShouldBe(["sequence NO_LONGER_KEPT"]);
        await scene.DoAsync("POST", "replay", new { fromSequence = 3 });
    }
}
