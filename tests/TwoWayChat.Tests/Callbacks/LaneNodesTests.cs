using System.Net;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A lane on one node, and commits for its company on two.</summary>
public sealed class LaneNodesTests
{
    [Fact]
    public async Task Lane_CommitsOfTwoNodesByTurns_AreSentInOrderWithoutAGap()
    {
        const int Rounds = 20;
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        await using var first = await TestServer.StartAsync(database, LaneStory.Options);
        await using var other = database.AnotherNode();
        await using var second = await TestServer.StartAsync(other, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(first);
        await story.RegisterAsync();
        await story.Receiver.WaitForCountAsync(1);

        for (var round = 0; round < Rounds; round++)
        {
            story.Server = round % 3 == 0 ? second : first;
            await story.LogAsync("chat", 2);
        }

        var received = await story.Receiver.WaitForCountAsync(1 + (2 * Rounds));
        received.Select(callback => callback.Json["sequence"]!.GetValue<long>()).ShouldBe(Enumerable.Range(1, 1 + (2 * Rounds)).Select(n => (long)n));
        received.Select(callback => callback.Json["previousSequence"]!.GetValue<long>()).ShouldBe(Enumerable.Range(0, 1 + (2 * Rounds)).Select(n => (long)n));
    }

    [Fact]
    public async Task Acknowledgement_AtTheOtherNode_KeepsTheLaneFromSendingWhatWasPulled()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        await using var first = await TestServer.StartAsync(database, LaneStory.Options);
        await using var scene = await ControlScene.StartAsync(first, events: 1, ownsServer: false);
        await using var other = database.AnotherNode();
        await using var second = await TestServer.StartAsync(other, LaneStory.Options);
        await scene.DoAsync("POST", "pause");
        await scene.Story.LogAsync("chat", 3);

        using var pulling = second.As(scene.Story.Caller);
        (await pulling.CallAsync("POST", $"integration/{scene.SessionId}/acknowledgement", new { sequence = 5 })).Status.ShouldBe(HttpStatusCode.NoContent);
        await Eventually.HoldsAsync(async () => await first.Database.FirstOrDefaultAsync<long>(
            "select count(*) from callback_orders where company_id = @Id", new { scene.Story.Company.Id }, CancellationToken.None) == 0);
        await scene.DoAsync("POST", "resume");
        await scene.Story.LogAsync("chat");

        await scene.Receiver.WaitForAsync(callback => ControlScene.Sequence(callback) == 6);
        scene.Receiver.Received.Select(ControlScene.Sequence).ShouldBe([1, 2, 6]);
    }

    [Fact]
    public async Task Commit_OfAnotherNode_IsHintedAt()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        await using var first = await TestServer.StartAsync(database, LaneStory.Options);
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = new CancellationTokenSource();
        var listener = first.Database.ListenAsync(word => heard.TrySetResult(word), listening.Token);
        await using var story = await LaneStory.StartAsync(first);

        await Eventually.HoldsAsync(async () =>
        {
            await story.LogAsync("chat");
            return heard.Task.IsCompleted;
        });

        (await heard.Task).Split(':', ',').ShouldContain(story.Company.Id);
        await listening.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => listener);
    }

    [Theory, OnBothDatabases]
    public async Task Lane_UserLosesThePropertyBetweenCommits_GetsWhatCameBeforeAlone(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        var property = await server.Seed.AddPropertyAsync(story.Company, "Lobby");
        var agent = await server.Seed.AddUserAsync(story.Company, Role.Agent, null, property);
        await story.RegisterAsync(agent);
        await story.LogAsync("chat", 1, property.Id);
        await story.Receiver.WaitForCountAsync(2);

        await server.Database.WriteAsync(
            story.Company.Id,
            async scope =>
            {
                await scope.ExecuteAsync(
                    "delete from user_properties where company_id = @company and user_id = @user", new { company = story.Company.Id, user = agent.Id });
                scope.AtEnd(new AccessChanged(story.Company.Id));
            },
            CancellationToken.None);
        await story.LogAsync("chat", 1, property.Id);
        await story.RegisterAsync();

        var received = await story.Receiver.WaitForCountAsync(3);
        received.Select(callback => callback.Header("chat-event-type"))
            .ShouldBe([EventTypes.SessionCreated, EventTypes.MessageReceived, EventTypes.SessionCreated]);
    }
}
