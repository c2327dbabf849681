using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class ExplanationTests
{
    [Theory, OnBothDatabases]
    public async Task Session_WithoutTrouble_WaitsForNothing(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind, events: 1);

        (await scene.ReasonsAsync()).ShouldBe(["NOTHING_PENDING"]);
    }

    [Theory, OnBothDatabases]
    public async Task Endpoint_Failing_IsExplainedStepByStep(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        scene.Receiver.Otherwise = _ => Support.CallbackAnswer.Status(500);
        await scene.Story.LogAsync("chat");
        await Eventually.HoldsAsync(async () => (await scene.ReasonsAsync())[0] == "BACK_OFF");
        await Eventually.HoldsAsync(async () => (await scene.ReasonsAsync())[0] == "BREAKER_OPEN");

        var told = await Eventually.ComesAsync(async () =>
            (await scene.DoAsync("GET", "explanation")).Json is { } json && json["oldest"]!["lastStatus"] is not null ? json : null);

        told["reasons"]![0]!["until"]!.GetValue<long>().ShouldBeGreaterThan(0);
        told["oldest"]!["lastStatus"]!.GetValue<int>().ShouldBe(500);
        (told["endpoint"]!["breaker"]!.GetValue<string>(), told["pendingCallbacks"]!.GetValue<long>()).ShouldBe(("OPEN", 1));
    }

    [Theory]
    [OnBothDatabases("""{"delivery":"PULL"}""", "CLIENT_PULLS")]
    [OnBothDatabases("""{"eventTypes":["chat.ended"]}""", "NOTHING_PENDING")]
    public async Task Configuration_Changed_IsTheReason(DatabaseKind kind, string change, string reason)
    {
        await using var scene = await ControlScene.StartAsync(kind);

        await scene.ConfigureAsync(System.Text.Json.Nodes.JsonNode.Parse(change)!);
        await scene.Story.LogAsync("chat");

        (await scene.ReasonsAsync()).ShouldBe([reason]);
    }

    [Theory, OnBothDatabases]
    public async Task Receiver_ThatHoldsTheCall_HasItInFlight(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        var held = new TaskCompletionSource();
        scene.Receiver.Script(Support.CallbackAnswer.Held(held.Task));
        await scene.Story.LogAsync("chat");
        await scene.Receiver.WaitForCountAsync(2);

        (await scene.ReasonsAsync()).ShouldBe(["IN_FLIGHT"]);
        held.SetResult();
    }
}
