using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class LaneMetricsTests
{
    [Theory, OnBothDatabases]
    public async Task Lane_WithEventsThatWait_TellsBacklogAgeAndBreaker(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(
            kind, LaneStory.Options with { Settings = [.. LaneStory.Options.Settings, ("Callbacks:Lane:Renewal", "00:00:00.2")] });
        await using var scene = await ControlScene.StartAsync(server, ownsServer: false);
        var lane = server.Services.GetRequiredService<LaneHost>().Find(scene.Story.Company.Id)!;
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(404);

        await scene.Story.LogAsync("chat", 3);

        await Eventually.HoldsAsync(() => lane.Snapshot is { Backlog: 3, OldestAt: 0, Breaker: BreakerState.Open });
    }
}
