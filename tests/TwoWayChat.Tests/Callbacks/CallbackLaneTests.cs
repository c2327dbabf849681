using System.Net;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class CallbackLaneTests
{
    [Theory, OnBothDatabases]
    public async Task Lane_EventsOfSeveralSubjects_ArriveOnceInOrderAndChained(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        var sessionId = await story.RegisterAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(chat => story.LogAsync($"chat{chat}", 30)));

        var received = await story.Receiver.WaitForCountAsync(151);

        received[0].Header("chat-event-type").ShouldBe("session.created");
        received[0].Json["previousSequence"]!.GetValue<long>().ShouldBe(0);
        received.ShouldAllBe(callback => callback.Header("chat-session-id") == sessionId);
        var sequences = received.Select(Sequence).ToList();
        sequences.Distinct().Count().ShouldBe(151);
        foreach (var subject in received.Skip(1).GroupBy(callback => callback.Json["data"]!["subject"]!.GetValue<string>()))
        {
            subject.Select(Sequence).ShouldBeInOrder();
        }

        var sorted = received.OrderBy(Sequence).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            sorted[i].Json["previousSequence"]!.GetValue<long>().ShouldBe(Sequence(sorted[i - 1]));
        }
    }

    /// <summary>What a failed action had to tell goes with it, though the others of its transaction are committed.</summary>
    [Theory, OnBothDatabases]
    public async Task Lane_ActionsThatFailBesideOthers_AreNeverToldOf(DatabaseKind kind)
    {
        const int Each = 20;
        var server = await TestServer.SharedAsync(kind, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        await story.RegisterAsync();

        await Task.WhenAll(Enumerable.Range(0, Each).SelectMany(number => new[]
        {
            story.LogAsync($"kept{number}"),
            Should.ThrowAsync<FormatException>(() => story.FailAsync($"lost{number}")),
        }));
        await story.LogAsync("kept at last");

        var received = await story.Receiver.WaitForCountAsync(2 + Each);
        received.Select(Sequence).Order().ShouldBe(Enumerable.Range(1, 2 + Each).Select(number => (long)number));
        received.Skip(1).ShouldAllBe(callback => callback.Text.Contains("kept", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Lane_AfterDeregistration_SendsTheEndAndNothingMore(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        var sessionId = await story.RegisterAsync();
        await story.Receiver.WaitForCountAsync(1);

        (await story.DeregisterAsync(sessionId)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await story.LogAsync("chat", 3);
        await story.Receiver.WaitForAsync(callback => callback.Header("chat-event-type") == "session.ended");
        var second = await story.RegisterAsync();
        await story.LogAsync("chat");

        await story.Receiver.WaitForAsync(callback => callback.Header("chat-session-id") == second && Type(callback) == "message.received");
        story.Receiver.Received.Where(callback => callback.Header("chat-session-id") == sessionId).Select(Type)
            .ShouldBe(["session.created", "session.ended"]);
    }

    [Theory, OnBothDatabases]
    public async Task Lane_ReceiverFailsThenRecovers_RetriesInOrder(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        await story.RegisterAsync();
        await story.Receiver.WaitForCountAsync(1);
        story.Receiver.Script(Support.CallbackAnswer.Status(500), Support.CallbackAnswer.Reset, Support.CallbackAnswer.Status(503));

        await story.LogAsync("chat", 3);

        var received = await story.Receiver.WaitForCountAsync(7);
        received.Skip(1).Select(Sequence).ShouldBe([2, 2, 2, 2, 3, 4]);
        received.Skip(1).Take(4).Select(callback => callback.Header("webhook-id")).Distinct().Count().ShouldBe(1);
        received.Skip(1).Take(4).Select(callback => callback.Text).Distinct().Count().ShouldBe(1);
        received.Skip(1).Select(callback => callback.Header("chat-attempt")).ShouldBe(["1", "2", "3", "4", "1", "1"]);
    }

    [Theory, OnBothDatabases]
    public async Task Lane_CleanRestart_SendsNothingAgainAndLosesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        var first = await TestServer.StartAsync(database, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(first);
        await story.RegisterAsync();
        await story.LogAsync("chat", 20);
        await story.Receiver.WaitForCountAsync(21);
        await first.DisposeAsync();

        await using var second = await TestServer.StartAsync(database, LaneStory.Options);
        story.Server = second;
        await story.LogAsync("chat", 5);

        var received = await story.Receiver.WaitForCountAsync(26);
        received.Select(Sequence).ShouldBe(Enumerable.Range(1, 26).Select(number => (long)number));
    }

    [Theory, OnBothDatabases]
    public async Task Lane_Gone_EndsTheSessionWithoutALastCall(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, LaneStory.Options);
        await using var story = await LaneStory.StartAsync(server);
        var gone = await story.RegisterAsync();
        await story.Receiver.WaitForCountAsync(1);
        story.Receiver.Script(Support.CallbackAnswer.Status(410));

        await story.LogAsync("chat");

        await Eventually.HoldsAsync(async () =>
            (await server.As(story.Caller).GetAsync($"integration/{gone}")).StatusCode == HttpStatusCode.NotFound);
        var next = await story.RegisterAsync();
        await story.Receiver.WaitForAsync(callback => callback.Header("chat-session-id") == next);
        story.Receiver.Received.Where(callback => callback.Header("chat-session-id") == gone).Select(Type)
            .ShouldBe(["session.created", "message.received"]);
    }

    private static long Sequence(ReceivedCallback callback) => callback.Json["sequence"]!.GetValue<long>();

    private static string Type(ReceivedCallback callback) => callback.Header("chat-event-type")!;
}
