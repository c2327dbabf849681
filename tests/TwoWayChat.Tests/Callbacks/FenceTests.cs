using System.Net;
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
        scene.Receiver.Script(CallbackAnswer.Status(500) with { After = release.Task });
        scene.Receiver.Otherwise = _ => CallbackAnswer.Status(500);
        await scene.Story.LogAsync("chat");
        await scene.Receiver.WaitForCountAsync(2);

        (await scene.Story.DeregisterAsync(scene.SessionId)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        release.SetResult();

        var received = await scene.Receiver.WaitForCountAsync(5);
        received.Select(callback => callback.Header("chat-event-type"))
            .ShouldBe(["session.created", "message.received", "session.ended", "session.ended", "session.ended"]);
    }
}
