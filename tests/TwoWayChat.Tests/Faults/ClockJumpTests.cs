using Microsoft.Extensions.DependencyInjection.Extensions;
using TwoWayChat.Callbacks.Retention;
using TwoWayChat.Sessions;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Faults;

/// <summary>A machine's clock that is set forward or back holds nothing up, loses nothing, and costs nobody the lane.</summary>
public sealed class ClockJumpTests
{
    [Theory, OnBothDatabases]
    public async Task Clock_SetByAnHourForthAndBack_DeliveriesGoOnUnderTheSameLease(DatabaseKind kind)
    {
        var time = new JumpingTime();
        await using var server = await TestServer.StartAsync(
            kind, LaneStory.Options with { Services = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)) });
        await using var scene = await ControlScene.StartAsync(server, events: 2, ownsServer: false);
        foreach (var jump in new[] { 1, -1, -1, 1 })
        {
            scene.Receiver.Script(CallbackAnswer.Status(500));
            var before = scene.Receiver.Received.Count;
            await scene.Story.LogAsync("chat");
            await scene.Receiver.WaitForCountAsync(before + 1);

            time.Jump(TimeSpan.FromHours(jump));
            await scene.Story.LogAsync("chat", 2);

            await scene.Receiver.WaitForCountAsync(before + 4);
        }

        var received = scene.Receiver.Received;
        received.Select(ControlScene.Sequence).Distinct().ShouldBe(Enumerable.Range(1, 15).Select(number => (long)number));
        received.Count.ShouldBe(15 + 4);
        (await server.Database.FirstOrDefaultAsync<long>(
            "select epoch from callback_lanes where company_id = @Id", new { scene.Story.Company.Id }, CancellationToken.None)).ShouldBe(1);
    }

    /// <summary>A node that comes up with a wrong clock: what it would remove or end is everybody's.</summary>
    [Theory, OnBothDatabases]
    public async Task Clock_AMonthAhead_RemovesNoEventsAndEndsNoSession(DatabaseKind kind)
    {
        var time = new JumpingTime();
        await using var server = await TestServer.StartAsync(
            kind, LaneStory.Options with { Services = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)) });
        await using var scene = await ControlScene.StartAsync(server, events: 2, ownsServer: false);

        time.Jump(TimeSpan.FromDays(31));
        await server.Services.GetRequiredService<RetentionSweep>().RunAsync(CancellationToken.None);
        (await server.Services.GetRequiredService<SessionStore>().ExpiredAsync(time.GetUtcNow().ToUnixTimeMilliseconds(), CancellationToken.None))
            .ShouldBeEmpty();
        await scene.DoAsync("GET", "events");
        time.Jump(TimeSpan.FromDays(-31));

        (await scene.DoAsync("GET", "events")).Json["items"]!.AsArray().Count.ShouldBe(3);
        (await scene.StatusAsync()).ShouldBe("ACTIVE");
    }
}
