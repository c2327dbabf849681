using System.Net;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Control;
using TwoWayChat.Companies;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>What a lane must come back from by itself: trouble while it starts, and a backlog that somebody else has cleared away.</summary>
public sealed class LaneRecoveryTests
{
    /// <summary>More than a session holds in memory, so that it falls behind.</summary>
    private const int Backlog = SessionCursor.MostPending + 10;

    private static readonly TestServerOptions Sweeping = new()
    {
        Settings = [.. LaneStory.Options.Settings, ("Callbacks:Lane:Renewal", "00:00:00.02")],
    };

    [Theory, OnBothDatabases]
    public async Task Lane_DatabaseFailsInTheMiddleOfItsStart_LosesNothing(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        await ExecuteAsync(server, "alter table callback_endpoints rename to callback_endpoints_away");
        var sessionId = await story.RegisterAsync();
        await Eventually.HoldsAsync(async () => await StateAsync(server, story, sessionId) is not null, "the lane has read its sessions");
        await story.LogAsync("chat", 3);

        await ExecuteAsync(server, "alter table callback_endpoints_away rename to callback_endpoints");
        await story.LogAsync("chat");

        (await story.Receiver.WaitForCountAsync(5)).Select(ControlScene.Sequence).ShouldBe([1, 2, 3, 4, 5]);
    }

    /// <summary>Whoever has the lane by now may not have seen the session's end, nor how far its client has pulled.</summary>
    [Theory, OnBothDatabases]
    public async Task Lane_Lost_DoesNotVouchForAFenceOrAnAcknowledgement(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        var lane = scene.Server.Services.GetRequiredService<LaneHost>().Find(scene.Story.Company.Id)!;

        lane.Lost();

        (await lane.FenceAsync(scene.SessionId)).ShouldBeFalse();
        (await lane.AcknowledgeThroughAsync(scene.SessionId, 1)).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Lane_EndsByABug_SaysSoAndBeginsAgain(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind, Sweeping);
        await using var scene = await ControlScene.StartAsync(server, 1, ownsServer: false);
        var lane = server.Services.GetRequiredService<LaneHost>().Find(scene.Story.Company.Id)!;

        lane.Post(() => throw new InvalidOperationException("made up"));
        await scene.Story.LogAsync("chat");

        (await scene.Receiver.WaitForCountAsync(3)).Select(ControlScene.Sequence).ShouldBe([1, 2, 3]);
        server.Log.Lines.ShouldContain(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("made up", StringComparison.Ordinal));
    }

    /// <summary>Counts of attempts go on where the last lane stood, so that a receiver is told the truth and a poisonous event is parked some time.</summary>
    [Theory, OnBothDatabases]
    public async Task Lane_ThatTakesOver_CountsTriesOn(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind, Sweeping);
        await using var scene = await ControlScene.StartAsync(server, ownsServer: false);
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(400);
        scene.Receiver.Script(Support.CallbackAnswer.Status(500));
        await scene.Story.LogAsync("chat");
        await Eventually.HoldsAsync(async () => (await scene.Client.DoAsync("GET", "deliveries?status=FAILED")).Items("id").Count == 1);

        server.Services.GetRequiredService<LaneHost>().Find(scene.Story.Company.Id)!.Post(() => throw new InvalidOperationException("made up"));

        (await scene.Receiver.WaitForCountAsync(3))[2].Header("chat-attempt").ShouldBe("2");
        var tried = await Eventually.ComesAsync(async () =>
            (await server.Services.GetRequiredService<CallbackStore>().TriedAsync(scene.Story.Company.Id, 0, CancellationToken.None)) is [{ Attempts: > 1 } row]
                ? row : null);
        tried.Refusals.ShouldBe(1);
    }

    /// <summary>A lane that waits for its database is told of further commits in one word.</summary>
    [Theory, OnBothDatabases]
    public async Task Lane_ThatIsHeldUp_KeepsABoundedNumberOfCommitsAndLosesNone(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        var lane = scene.Server.Services.GetRequiredService<LaneHost>().Find(scene.Story.Company.Id)!;
        using var gate = new ManualResetEventSlim();
        lane.Post(gate.Wait);
        for (var i = 0; i < 5000; i++)
        {
            lane.Grown(new LogGrowth(new LogHead { CompanyId = scene.Story.Company.Id, Sequence = 1, AccessVersion = 0 }, []));
        }

        await scene.Story.LogAsync("chat", 3);
        lane.GrowthsWaiting.ShouldBe(1024);
        gate.Set();

        (await scene.Receiver.WaitForCountAsync(4)).Select(ControlScene.Sequence).ShouldBe([1, 2, 3, 4]);
        await Eventually.HoldsAsync(() => lane.GrowthsWaiting == 0);
    }

    /// <summary>An outage that nobody has watched since Friday says nothing about Monday's first failure.</summary>
    [Theory]
    [OnBothDatabases(3 * 24 * 60, false)]
    [OnBothDatabases(1, true)]
    public async Task Endpoint_FailedLongAgo_IsDisabledOnlyIfItWasTriedSince(DatabaseKind kind, int minutesSinceTried, bool disabled)
    {
        var server = await TestServer.SharedAsync(kind, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        await FailAsync(story, TimeSpan.FromDays(3), TimeSpan.FromMinutes(minutesSinceTried));
        story.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(502);

        await story.RegisterAsync();
        await story.Receiver.WaitForCountAsync(1);

        await Eventually.HoldsAsync(async () => await IsDisabledAsync(story) || await FailingSinceAsync(story) > Ago(TimeSpan.FromDays(1)));
        (await IsDisabledAsync(story)).ShouldBe(disabled);
    }

    [Theory, OnBothDatabases]
    public async Task Session_PulledAllItHadFallenBehind_GetsWhatComesNext(DatabaseKind kind)
    {
        await using var scene = await FallenBehindAsync(kind);

        (await scene.CallAsync("POST", "acknowledgement", new { sequence = Backlog + 1 })).Status.ShouldBe(HttpStatusCode.NoContent);
        await ConfigureAsync(scene, config => config with { Delivery = "PUSH" });
        await scene.Story.LogAsync("chat");

        var next = (await scene.Receiver.WaitForCountAsync(2))[1];
        ControlScene.Sequence(next).ShouldBe(Backlog + 2);
        next.Json["previousSequence"]!.GetValue<long>().ShouldBe(Backlog + 1);
    }

    [Theory, OnBothDatabases]
    public async Task Session_WantsNothingOfWhatItHadFallenBehind_GetsWhatComesNext(DatabaseKind kind)
    {
        await using var scene = await FallenBehindAsync(kind);

        await ConfigureAsync(scene, config => config with { Delivery = "PUSH", EventTypes = $"[\"{EventTypes.ContactCreated}\"]" });
        await scene.Story.LogAsync("chat", type: EventTypes.ContactCreated);

        ControlScene.Sequence((await scene.Receiver.WaitForCountAsync(2))[1]).ShouldBe(Backlog + 2);
    }

    [Theory, OnBothDatabases]
    public async Task Session_CalledAgainAfterFallingBehind_GetsAll(DatabaseKind kind)
    {
        await using var scene = await FallenBehindAsync(kind);

        await ConfigureAsync(scene, config => config with { Delivery = "PUSH" });

        (await scene.Receiver.WaitForCountAsync(Backlog + 1)).Select(ControlScene.Sequence).ShouldBeInOrder();
    }

    [Theory]
    [OnBothDatabases(false)]
    [OnBothDatabases(true)]
    public async Task Session_LastCallIsAnsweredWith410_IsClosed(DatabaseKind kind, bool anotherCallIsUnderWay)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        var held = new TaskCompletionSource();
        scene.Receiver.Otherwise = callback => callback.Header("chat-event-type") == EventTypes.SessionEnded || anotherCallIsUnderWay
            ? Support.CallbackAnswer.Status(410) with { After = anotherCallIsUnderWay ? held.Task : null }
            : Support.CallbackAnswer.Ok;
        await scene.Story.LogAsync("chat");
        await scene.Receiver.WaitForCountAsync(2);

        (await scene.Client.DoAsync("DELETE", $"integration/{scene.SessionId}")).Status.ShouldBe(HttpStatusCode.NoContent);
        held.SetResult();

        await Eventually.HoldsAsync(async () => await OpenCursorsAsync(scene) == 0, "the cursor is closed");
        scene.Receiver.Received.Count.ShouldBe(anotherCallIsUnderWay ? 2 : 3);
    }

    /// <summary>Pulled, so that nothing is under way, and with more in the log than it holds.</summary>
    private static async Task<ControlScene> FallenBehindAsync(DatabaseKind kind)
    {
        var scene = await ControlScene.StartAsync(kind);
        await ConfigureAsync(scene, config => config with { Delivery = "PULL" });
        await scene.Story.LogAsync("chat", Backlog);
        await Eventually.HoldsAsync(
            async () => await StateAsync(scene.Server, scene.Story, scene.SessionId) is { IsCatchingUp: true }, "the session has fallen behind");
        return scene;
    }

    private static Task ConfigureAsync(ControlScene scene, Func<ChatApiConfig, ChatApiConfig> change) =>
        scene.Server.Seed.ConfigureAsync(scene.Story.Company.Id, change);

    private static async Task<LiveState?> StateAsync(TestServer server, LaneStory story, string sessionId) =>
        server.Services.GetRequiredService<LaneHost>().Find(story.Company.Id) is { } lane ? await lane.DescribeAsync(sessionId) : null;

    private static long Ago(TimeSpan span) => (TimeProvider.System.GetUtcNow() - span).ToUnixTimeMilliseconds();

    private static async Task<long?> FailingSinceAsync(LaneStory story) =>
        (await story.Server.Services.GetRequiredService<CallbackStore>().EndpointAsync(story.Company.Id, CancellationToken.None))?.FailingSince;

    private static async Task<bool> IsDisabledAsync(LaneStory story) =>
        (await story.Server.Services.GetRequiredService<ChatApiConfigStore>().FindAsync(story.Company.Id, CancellationToken.None))?.DisabledReason is not null;

    /// <summary>Has the stored health of an endpoint say that it has been failing for so long, and when it was last tried.</summary>
    private static Task FailAsync(LaneStory story, TimeSpan lasting, TimeSpan sinceTried) => story.Server.Database.WriteAsync(
        story.Company.Id,
        scope => scope.ExecuteAsync(
            """
            insert into callback_endpoints (company_id, breaker, failing_since, last_error, updated_at) values (@Id, 'OPEN', @since, 'HTTP 502', @tried)
            """,
            new { story.Company.Id, since = Ago(lasting), tried = Ago(sinceTried) }),
        CancellationToken.None);

    private static Task<long> OpenCursorsAsync(ControlScene scene) => scene.Server.Database.FirstOrDefaultAsync<long>(
        "select count(*) from callback_cursors where company_id = @Id and not closed", new { scene.Story.Company.Id }, CancellationToken.None);

    private static Task ExecuteAsync(TestServer server, string sql) =>
        server.Database.WriteAsync("", scope => scope.ExecuteAsync(sql, null), CancellationToken.None);
}
