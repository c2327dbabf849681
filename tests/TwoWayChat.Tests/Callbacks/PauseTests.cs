using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class PauseTests
{
    [Theory, OnBothDatabases]
    public async Task Session_Paused_GathersAndGoesOnInOrder(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 1);
        await using var other = await ControlScene.StartAsync(kind);

        (await scene.DoAsync("POST", "pause"))["status"].ShouldBe("PAUSED");
        await scene.Story.LogAsync("chat", 5);
        await other.Story.LogAsync("chat", 3);

        await other.Receiver.WaitForCountAsync(4);
        await Eventually.HoldsAsync(async () => (await scene.ReasonsAsync())[0] == "PAUSED");
        (await scene.StatusAsync(), scene.Receiver.Received.Count).ShouldBe(("PAUSED", 2));
        (await scene.DoAsync("POST", "resume"))["status"].ShouldBe("ACTIVE");
        (await scene.Receiver.WaitForCountAsync(7)).Select(ControlScene.Sequence).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
    }

    [Theory, OnBothDatabases]
    public async Task Session_PausedBeforeRestart_StaysPaused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        var first = await TestServer.StartAsync(database, LaneStory.Options);
        await using var scene = await ControlScene.StartAsync(first, ownsServer: false);
        await scene.DoAsync("POST", "pause");
        await first.DisposeAsync();

        await using var second = await TestServer.StartAsync(database, LaneStory.Options);
        scene.Story.Server = second;
        await scene.Story.LogAsync("chat");
        await Eventually.HoldsAsync(async () => (await scene.DoAsync("GET", "explanation")).Json["owner"]?["isThisNode"]!.GetValue<bool>() == true);

        (await scene.StatusAsync(), scene.Receiver.Received.Count).ShouldBe(("PAUSED", 1));
        await scene.DoAsync("POST", "resume");
        await scene.Receiver.WaitForCountAsync(2);
    }

    [Theory, OnBothDatabases]
    public async Task Session_EndedWhilePaused_GetsItsEndAlone(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        await scene.DoAsync("POST", "pause");
        await scene.Story.LogAsync("chat", 3);

        await scene.Client.DoAsync("DELETE", $"integration/{scene.SessionId}");

        var received = await scene.Receiver.WaitForCountAsync(2);
        received.Select(callback => callback.Header("chat-event-type")).ShouldBe(["session.created", "session.ended"]);
    }

    [Theory, OnBothDatabases]
    public async Task Session_PausedTwice_IsAuditedOnce(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);

        await scene.DoAsync("POST", "pause");
        await scene.DoAsync("POST", "pause");
        await scene.DoAsync("POST", "resume");

        (await scene.Server.Database.QueryAsync<string>(
            "select action from audit_entries where company_id = @Id and action in ('session.paused', 'session.resumed') order by audit_id limit 9",
            new { scene.Story.Company.Id },
            CancellationToken.None)).ShouldBe(["session.paused", "session.resumed"]);
    }

    [Theory, OnBothDatabases]
    public async Task Session_WaitingAsTold_IsTriedAtOnceOnRetry(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        scene.Receiver.Script(Support.CallbackAnswer.Status(429, ("Retry-After", "600")));
        await scene.Story.LogAsync("chat");
        await scene.Receiver.WaitForCountAsync(2);
        await Eventually.HoldsAsync(async () => (await scene.ReasonsAsync())[0] == "OVERLOAD");

        await scene.DoAsync("POST", "retry");

        (await scene.Receiver.WaitForCountAsync(3))[2].Header("chat-attempt").ShouldBe("2");
    }

    /// <summary>Orders given at a node that does not own the lane reach the one that does.</summary>
    [Fact]
    public async Task Session_ControlledAtAnotherNode_IsPausedAndRewound()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        await using var owner = await TestServer.StartAsync(database, LaneStory.Options);
        await using var scene = await ControlScene.StartAsync(owner, events: 2, ownsServer: false);
        await using var node = database.AnotherNode();
        await using var second = await TestServer.StartAsync(node, LaneStory.Options);
        scene.Story.Server = second;
        (await scene.DoAsync("GET", "explanation")).Json["owner"]!["isThisNode"]!.GetValue<bool>().ShouldBeFalse();

        await scene.DoAsync("POST", "pause");
        await Eventually.HoldsAsync(async () => await OrdersAsync(second) == 0, "the owner has taken the order");
        await scene.Story.LogAsync("chat");
        await scene.DoAsync("POST", "rewind", new { sequence = 1 });
        await Eventually.HoldsAsync(async () => await OrdersAsync(second) == 0, "the owner has taken the order");
        scene.Receiver.Received.Count.ShouldBe(3);
        await scene.DoAsync("POST", "resume");

        (await scene.Receiver.WaitForCountAsync(6)).Select(ControlScene.Sequence).ShouldBe([1, 2, 3, 2, 3, 4]);
    }

    private static Task<long> OrdersAsync(TestServer server) =>
        server.Database.FirstOrDefaultAsync<long>("select count(*) from callback_orders", null, CancellationToken.None);
}
