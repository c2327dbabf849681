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
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(404);

        await scene.Story.LogAsync("chat", 3);

        await Eventually.HoldsAsync(async () => await FigureAsync(server, "chat_callback_backlog") >= 3);
        await Eventually.HoldsAsync(async () => await FigureAsync(server, "chat_callback_endpoints{breaker=\"OPEN\"}") >= 1);
        (await FigureAsync(server, "chat_callback_oldest_undelivered_age")).ShouldBeGreaterThan(0);
    }

    /// <summary>The first figure under a name that begins so; other servers of this run may add theirs to it.</summary>
    private static async Task<double> FigureAsync(TestServer server, string name)
    {
        var text = await server.Anonymous.GetStringAsync(new Uri(server.Address, "metrics"));
        var line = text.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
