using System.Net;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class RotateSecretTests
{
    private const string Route = ConfigScene.Path + "/secret";

    [Theory, OnBothDatabases]
    public async Task Rotate_Secret_SignsWithBothForADay(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        await using var scene = await ConfigScene.StartAsync(kind, LaneStory.Options with { Time = time });
        var first = await scene.SaveUrlAsync();

        var rotated = await scene.Client.DoAsync("POST", Route);
        await scene.TestAsync();
        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        await scene.TestAsync();
        time.Advance(TimeSpan.FromMilliseconds(1));
        await scene.TestAsync();

        Golden.Match("chat-api-config-secret", rotated.Text);
        var received = await scene.Receiver.WaitForCountAsync(3);
        received.Select(one => WebhookProof.IsSignedBy(one, rotated["secret"])).ShouldBe([true, true, true]);
        received.Select(one => WebhookProof.IsSignedBy(one, first)).ShouldBe([true, true, false]);
        (await scene.ReadAsync()).Json["previousSecretUntil"]!.GetValue<long>().ShouldBe(time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Theory, OnBothDatabases]
    public async Task Rotate_Twice_SignsWithAllOfTheDay(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var secrets = new List<string> { await scene.SaveUrlAsync() };
        secrets.Add((await scene.Client.DoAsync("POST", Route))["secret"]);
        secrets.Add((await scene.Client.DoAsync("POST", Route))["secret"]);

        await scene.TestAsync();

        var received = (await scene.Receiver.WaitForCountAsync(1))[0];
        secrets.Select(secret => WebhookProof.IsSignedBy(received, secret)).ShouldBe([true, true, true]);
    }

    [Theory, OnBothDatabases]
    public async Task Rotate_AgainAndAgain_IsRefusedUntilTheFirstEnds(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        await using var scene = await ConfigScene.StartAsync(kind, LaneStory.Options with { Time = time });
        await scene.SaveUrlAsync();
        for (var turn = 0; turn < 4; turn++)
        {
            await scene.Client.DoAsync("POST", Route);
            time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(1));
        }

        (await scene.Client.CallAsync("POST", Route)).Status.ShouldBe(HttpStatusCode.Conflict);
        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(20));
        await scene.Client.DoAsync("POST", Route);
    }

    [Theory, OnBothDatabases]
    public async Task Save_OfTheFirstUrl_IsOneVersion(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var before = (await scene.ReadAsync()).Json["version"]!.GetValue<long>();

        (await scene.SaveAsync(new { callbackUrl = scene.ReceiverUrl })).Json["version"]!.GetValue<long>().ShouldBe(before + 1);
    }

    [Theory, OnBothDatabases]
    public async Task Rotate_BeforeAnyUrl_MakesTheSecretThatTheUrlWillHave(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);

        var secret = (await scene.Client.DoAsync("POST", Route))["secret"];
        var saved = await scene.SaveAsync(new { callbackUrl = scene.ReceiverUrl });
        await scene.TestAsync();

        saved.Json["secret"].ShouldBeNull();
        saved.Json["previousSecretUntil"].ShouldBeNull();
        WebhookProof.IsSignedBy(await scene.Receiver.WaitForCountAsync(1), secret).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Answers_WithASecret_AreNotCached(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);

        using var answer = await scene.Client.PostAsync(Route, null);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
