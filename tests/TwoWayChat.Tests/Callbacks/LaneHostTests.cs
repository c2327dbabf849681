using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class LaneHostTests
{
    /// <summary>Sweeps without a pause, so that they meet whatever else happens.</summary>
    private static readonly TestServerOptions Sweeping = new()
    {
        Settings = [.. LaneStory.Options.Settings, ("Callbacks:Lane:Renewal", "00:00:00.005"), ("Callbacks:Lane:Lease", "00:00:10")],
    };

    [Theory, OnBothDatabases]
    public async Task Lane_LostWhileTheNodeKeepsItsLease_IsTakenAgain(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind, Sweeping);
        await using var other = await LaneStory.StartAsync(server);
        await other.RegisterAsync();
        await using var story = await LaneStory.StartAsync(server);
        await story.RegisterAsync();
        await story.Receiver.WaitForCountAsync(1);

        server.Services.GetRequiredService<LaneHost>().Find(story.Company.Id)!.Lost();
        await story.LogAsync("chat");

        await story.Receiver.WaitForAsync(callback => callback.Json["sequence"]!.GetValue<long>() == 2);
    }

    [Theory, OnBothDatabases]
    public async Task Lanes_WantedBySweepsAndRegistrationsAtOnce_AreAcquiredOnce(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind, Sweeping);
        var stories = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => LaneStory.StartAsync(server)));

        await Task.WhenAll(stories.Select(story => story.RegisterAsync()));
        await Task.WhenAll(stories.Select(story => story.Receiver.WaitForCountAsync(1)));

        var ids = stories.Select(story => story.Company.Id).ToList();
        var epochs = await server.Database.QueryAsync<long>(
            "select epoch from callback_lanes where company_id in @ids", new { ids }, CancellationToken.None);
        epochs.ShouldBe(Enumerable.Repeat(1L, stories.Length));
        await Task.WhenAll(stories.Select(story => story.DisposeAsync().AsTask()));
    }

    /// <summary>A renewal that meets a lane which has not started must not take it for one that is over: its company would get a second one.</summary>
    [Fact]
    public async Task Lane_ThatHasNotStarted_IsNotOver()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite, Sweeping);
        var parts = LaneParts.From(server.Services, "node");

        new CallbackLane(parts, "company", 1, LaneClock.Now(parts.Time)).Completion.IsCompleted.ShouldBeFalse();
    }

    /// <summary>A lane without sessions that does not come to an end: the others of the node are renewed and taken over as ever.</summary>
    [Theory, OnBothDatabases]
    public async Task Lanes_WhileOneIsSlowToHandOver_AreRenewedAndAcquired(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(
            kind, LaneStory.Options with { Settings = [.. LaneStory.Options.Settings, ("Callbacks:Lane:Renewal", "00:00:00.6")] });
        await using var other = await LaneStory.StartAsync(server);
        await other.RegisterAsync();
        await using var story = await LaneStory.StartAsync(server);
        var sessionId = await story.RegisterAsync();
        await Task.WhenAll(story.Receiver.WaitForCountAsync(1), other.Receiver.WaitForCountAsync(1));
        var slow = server.Services.GetRequiredService<LaneHost>().Find(story.Company.Id)!;
        using var gate = new ManualResetEventSlim();

        await story.DeregisterAsync(sessionId);
        await Eventually.HoldsAsync(async () => await server.Services.GetRequiredService<CallbackStore>().CountOpenAsync(
            story.Company.Id, CancellationToken.None) == 0);
        slow.Post(gate.Wait);
        await Eventually.HoldsAsync(() => slow.IsEnding);
        var before = await OwnerAsync(server, other);

        await Eventually.HoldsAsync(async () => (await OwnerAsync(server, other)).LeaseUntil > before.LeaseUntil + 1000, "renewed twice");
        server.Services.GetRequiredService<LaneHost>().Find(other.Company.Id)!.Lost();
        await Eventually.HoldsAsync(async () => (await OwnerAsync(server, other)).Epoch > before.Epoch, "acquired anew");
        gate.Set();
    }

    [Theory, OnBothDatabases]
    public async Task Lane_SessionsRegisteredWhileItStarts_AllBegin(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind, Sweeping);
        await using var story = await LaneStory.StartAsync(server);
        var users = new List<TestUser>();
        for (var number = 0; number < 16; number++)
        {
            users.Add(await server.Seed.AddUserAsync(story.Company, Role.Agent));
        }

        var sessionIds = await Task.WhenAll(users.Select(user => story.RegisterAsync(user)));

        var received = await story.Receiver.WaitForCountAsync(users.Count);
        received.Select(callback => callback.Header("chat-session-id")).Order().ShouldBe(sessionIds.Order());
        received.ShouldAllBe(callback => callback.Header("chat-event-type") == "session.created");
    }

    private static async Task<LaneOwner> OwnerAsync(TestServer server, LaneStory story) =>
        (await server.Services.GetRequiredService<CallbackStore>().OwnerAsync(story.Company.Id, CancellationToken.None))!;
}
