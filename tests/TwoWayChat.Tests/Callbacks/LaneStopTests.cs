using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class LaneStopTests
{
    /// <summary>
    /// A lane that stops waits for its call under way. What becomes due meanwhile is its successor's: to look for it again and again would take a core.
    /// </summary>
    [Theory, OnBothDatabases]
    public async Task Lane_ThatStopsWhileARetryIsDue_WaitsWithoutSpinning(DatabaseKind kind)
    {
        var time = new LaneTime();
        await using var server = await TestServer.StartAsync(
            kind, LaneStory.Options with { Time = time, Settings = [.. LaneStory.Options.Settings, ("Callbacks:Lane:FlushInterval", "00:00:00")] });
        await using var scene = await ControlScene.StartAsync(server, ownsServer: false);
        var held = new TaskCompletionSource();
        scene.Receiver.Script(Support.CallbackAnswer.Status(500), Support.CallbackAnswer.Held(held.Task));
        await scene.Story.LogAsync("fails");
        await Eventually.HoldsAsync(async () => (await scene.Client.DoAsync("GET", "deliveries?status=FAILED")).Items("id").Count == 1);
        await scene.Story.LogAsync("is under way");
        await scene.Receiver.WaitForCountAsync(3);
        var lane = server.Services.GetRequiredService<LaneHost>().Find(scene.Story.Company.Id)!;

        var stopping = lane.StopAsync();
        await lane.DescribeAsync(scene.SessionId); // Then it has heard of it.
        time.Advance(TimeSpan.FromSeconds(2));
        time.Hasty = 0;
        for (var turn = 0; turn < 3; turn++)
        {
            (await lane.DescribeAsync(scene.SessionId)).ShouldNotBeNull().InFlight.ShouldBe(1);
        }

        time.Hasty.ShouldBe(0);
        held.SetResult();
        await stopping;
        scene.Receiver.Received.Count.ShouldBe(3);
    }

    /// <summary>Counts how often a lane has set its timer to go off at once.</summary>
    private sealed class LaneTime : FakeTimeProvider
    {
        private int hasty;

        public int Hasty
        {
            get => Volatile.Read(ref hasty);
            set => Volatile.Write(ref hasty, value);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            return callback.Target is CallbackLane ? new Watched(timer, this) : timer;
        }

        private sealed class Watched(ITimer timer, LaneTime time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (dueTime == TimeSpan.Zero)
                {
                    Interlocked.Increment(ref time.hasty);
                }

                return timer.Change(dueTime, period);
            }

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
