using System.Net;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class FenceTests
{
    /// <summary>An attempt that was under way when the session was ended, and fails afterwards, is not made again: only the end is.</summary>
    [Theory, OnBothDatabases]
    public async Task Deregistration_WithAnAttemptUnderWayThatFails_StartsNothingButTheEnd(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        var release = new TaskCompletionSource();
        scene.Receiver.Script(Support.CallbackAnswer.Status(500) with { After = release.Task });
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(500);
        await scene.Story.LogAsync("chat");
        await scene.Receiver.WaitForCountAsync(2);

        (await scene.Story.DeregisterAsync(scene.SessionId)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        release.SetResult();

        var received = await scene.Receiver.WaitForCountAsync(5);
        received.Select(callback => callback.Header("chat-event-type"))
            .ShouldBe(["session.created", "message.received", "session.ended", "session.ended", "session.ended"]);
    }

    /// <summary>Marks are written now and then; the end tells what has been acknowledged, not what has been written.</summary>
    [Theory, OnBothDatabases]
    public async Task Deregistration_BeforeMarksAreWritten_TellsWhatWasAcknowledged(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(
            kind, LaneStory.Options with { Settings = [.. LaneStory.Options.Settings, ("Callbacks:Lane:FlushInterval", "00:01:00")] });
        await using var story = await LaneStory.StartAsync(server);
        var release = new TaskCompletionSource();
        story.Receiver.Script(Support.CallbackAnswer.Ok, Support.CallbackAnswer.Held(release.Task));
        var sessionId = await story.RegisterAsync();
        await story.LogAsync("chat");
        await story.Receiver.WaitForCountAsync(2);

        await story.DeregisterAsync(sessionId);
        release.SetResult();

        var data = (await story.Receiver.WaitForAsync(callback => callback.Header("chat-event-type") == "session.ended")).Json["data"]!;
        (data["lastAcknowledgedSequence"]!.GetValue<long>(), data["undelivered"]!.GetValue<long>()).ShouldBe((1, 1));
    }

    /// <summary>The receiver is gone: the end says how much it has not taken, be it more than the lane holds in memory.</summary>
    [Theory, OnBothDatabases]
    public async Task Gone_WithMoreThanTheLaneHolds_TellsAllThatIsUndelivered(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        await scene.DoAsync("POST", "pause");
        await scene.Story.LogAsync("chat", SessionCursor.MostPending + 6);
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(410);
        await scene.DoAsync("POST", "resume");

        var ended = await Eventually.ComesAsync(
            async () => (await scene.Client.DoAsync("GET", $"integration/{scene.SessionId}/events?after={SessionCursor.MostPending}"))
            .Json["items"]!.AsArray().FirstOrDefault(item => item!["type"]!.GetValue<string>() == "session.ended"));

        var data = ended["data"]!;
        (data["reason"]!.GetValue<string>(), data["lastAcknowledgedSequence"]!.GetValue<long>(), data["undelivered"]!.GetValue<long>())
            .ShouldBe(("GONE", 1, SessionCursor.MostPending + 6));
    }
}
