using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>An event that a receiver cannot take, where no other event shows that the receiver is well.</summary>
public sealed class PoisonTests
{
    /// <summary>
    /// All that waits is behind it in its chat, so it stands for the endpoint: nothing is parked by itself. Whoever has it otherwise acknowledges it, and
    /// the rest comes.
    /// </summary>
    [Theory, OnBothDatabases]
    public async Task Poison_InTheOnlyChat_HoldsItUpUntilItIsAcknowledgedByHand(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        scene.Receiver.Otherwise = callback => ControlScene.Sequence(callback) == 2 ? CallbackAnswer.Status(404) : CallbackAnswer.Ok;
        await scene.Story.LogAsync("chat", 3);
        await Eventually.HoldsAsync(async () => (await scene.ReasonsAsync()).Contains("BREAKER_OPEN"));

        var explained = (await scene.DoAsync("GET", "explanation")).Json;
        explained["oldest"]!["sequence"]!.GetValue<long>().ShouldBe(2);
        (await scene.DoAsync("GET", "parked")).Json["items"]!.AsArray().ShouldBeEmpty();
        (await scene.DoAsync("GET", "events?after=1&limit=1")).Json["items"]![0]!["sequence"]!.GetValue<long>().ShouldBe(2);

        await scene.DoAsync("POST", "acknowledgement", new { sequence = 2 });
        await scene.DoAsync("POST", "retry");

        var last = await scene.Receiver.WaitForAsync(callback => ControlScene.Sequence(callback) == 4);
        last.Json["previousSequence"]!.GetValue<long>().ShouldBe(3);
        scene.Receiver.Received.Select(ControlScene.Sequence).Distinct().ShouldBe([1, 2, 3, 4]);
    }
}
