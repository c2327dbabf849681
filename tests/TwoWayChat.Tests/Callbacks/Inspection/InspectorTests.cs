using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Callbacks.Inspection;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks.Inspection;

public sealed class InspectorTests
{
    private static readonly TestServerOptions Options = LaneStory.Options with { Settings = [.. LaneStory.Options.Settings, ("Demo:Inspector", "true")] };

    [Theory, OnBothDatabases]
    public async Task Inspector_AsReceiver_ProvesEveryCallback(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind, Options);
        await scene.Server.Seed.AddPropertyAsync(scene.Company, "North");
        await scene.Server.Seed.AddSenderAddressAsync(scene.Company, "+12025550100");
        await SaveUrlAsync(scene);
        var sessionId = (await scene.Client.DoAsync("POST", "integration", new { user = scene.Boss.SignInName }))["id"];
        foreach (var phone in new[] { "+12025550123", "+12025550124", "+12025550123" })
        {
            (await scene.Client.CallAsync("POST", "simulator/messages", new { from = phone, to = "+12025550100", text = "hello" }))
                .Status.ShouldBe(HttpStatusCode.Accepted);
        }

        // session.created; twice a contact, its chat and its message; one more message.
        await UntilAsync(scene, snapshot => snapshot.Callbacks.Count >= 8);

        var seen = Snapshot(scene);
        seen.Callbacks.ShouldAllBe(callback => callback.Request.Signature == SignatureVerdict.Valid && callback.Arrival == ArrivalVerdict.InOrder);
        seen.Sessions.ShouldHaveSingleItem().ShouldBe(new SessionProof(sessionId, Taken: 8, CompleteTo: 8, BeyondGap: 0, Duplicates: 0, OutOfOrder: 0));
        seen.Callbacks[^1].Request.Envelope.Type.ShouldBe("session.created");
        seen.Callbacks.Select(callback => callback.Number).ShouldBe(Enumerable.Range(1, 8).Reverse().Select(number => (long)number));
    }

    [Theory, OnBothDatabases]
    public async Task Inspector_TestEvent_IsShownWithoutThePassword(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind, Options);
        await SaveUrlAsync(scene);
        await scene.SaveAsync(new { receiver = new { user = "hook", password = "hidden" } });

        var result = await scene.TestAsync();

        result["status"]!.GetValue<int>().ShouldBe(200);
        var shown = Snapshot(scene).Callbacks.ShouldHaveSingleItem();
        shown.Arrival.ShouldBe(ArrivalVerdict.Unnumbered);
        shown.Request.Headers["authorization"].ShouldBe("Basic …");
        JsonNode.Parse(shown.Request.Body)!["type"]!.GetValue<string>().ShouldBe("callback.test");
    }

    [Theory, OnBothDatabases]
    public async Task Inspector_ToldToFail_Fails(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind, Options with { Settings = [.. Options.Settings, ("Callbacks:Deadline", "00:00:00.5")] });
        await SaveUrlAsync(scene);
        var inspector = InspectorOf(scene);

        inspector.AnswerWith(scene.Company.Id, 503, TimeSpan.Zero);
        var refused = await scene.TestAsync();
        inspector.AnswerWith(scene.Company.Id, 204, TimeSpan.Zero);
        var taken = await scene.TestAsync();
        inspector.AnswerWith(scene.Company.Id, 200, InspectorAnswer.Longest);
        var late = await scene.TestAsync();

        refused["status"]!.GetValue<int>().ShouldBe(503);
        refused["answer"]!.GetValue<string>().ShouldBe("The inspector does not take this.");
        taken["delivered"]!.GetValue<bool>().ShouldBeTrue();
        late["error"]!.GetValue<string>().ShouldBe("TIMEOUT");
        Should.Throw<ArgumentOutOfRangeException>(() => inspector.AnswerWith(scene.Company.Id, 199, TimeSpan.Zero));
        inspector.Clear(scene.Company.Id);
        Snapshot(scene).Callbacks.ShouldBeEmpty();
        Snapshot(scene).Answer.Delay.ShouldBe(InspectorAnswer.Longest);
    }

    [Theory, OnBothDatabases]
    public async Task Inspector_Signatures_AreJudgedAsAReceiverWould(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind, Options);
        var old = await SaveUrlAsync(scene);
        var current = (await scene.Client.DoAsync("POST", $"{ConfigScene.Path}/secret"))["secret"];
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        await SendAsync(scene, now, current);
        await SendAsync(scene, now, old);
        await SendAsync(scene, now, SigningSecret.Create().Reveal());
        await SendAsync(scene, now - 3600, current);
        await SendAsync(scene, null, current);

        Snapshot(scene).Callbacks.Reverse().Select(callback => callback.Request.Signature).ShouldBe([
            SignatureVerdict.Valid, SignatureVerdict.Valid, SignatureVerdict.Invalid, SignatureVerdict.Late, SignatureVerdict.Missing,
        ]);
        await scene.SaveAsync(new { callbackUrl = (string?)null });
        await SendAsync(scene, now, current);
        Snapshot(scene).Callbacks[0].Request.Signature.ShouldBe(SignatureVerdict.NoSecret);
    }

    [Theory, OnBothDatabases]
    public async Task Inspector_NoCallback_IsRefusedAndForgotten(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind, Options);
        await SaveUrlAsync(scene);

        foreach (var (body, status) in new[]
        {
            ("", HttpStatusCode.BadRequest), ("[1]", HttpStatusCode.BadRequest), ("""{"company":"x"}""", HttpStatusCode.BadRequest),
            ("""{"company":{"id":"65f0a1b2c3d4e5f60718293a"}}""", HttpStatusCode.BadRequest), (new string('x', 64 * 1024), HttpStatusCode.BadRequest),
            (new string('x', (64 * 1024) + 1), HttpStatusCode.RequestEntityTooLarge),
        })
        {
            (await PostAsync(scene, body)).ShouldBe(status);
        }

        Snapshot(scene).Callbacks.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Inspector_FromAnotherMachine_IsNotThere(DatabaseKind kind)
    {
        var proxied = Options with { Settings = [.. Options.Settings, ("Server:TrustedProxies:0", "127.0.0.1")] };
        await using var scene = await ConfigScene.StartAsync(kind, proxied);

        (await PostAsync(scene, "{}", ("x-forwarded-for", "203.0.113.9"))).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(scene, "{}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, OnBothDatabases]
    public async Task Inspector_WithoutTheSetting_IsNotThere(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);

        (await PostAsync(scene, $$$"""{"company":{"id":"{{{scene.Company.Id}}}"}}""")).ShouldNotBe(HttpStatusCode.OK);
        Snapshot(scene).Callbacks.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Inspector_BesideAPage_TakesOnlyPosts(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind, Options);

        using var page = await scene.Server.Anonymous.GetAsync(Url(scene));

        page.StatusCode.ShouldNotBe(HttpStatusCode.MethodNotAllowed);
        (await PostAsync(scene, "{}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Uri Url(ConfigScene scene) => new(scene.Server.Address, InspectorApi.Path);

    private static Inspector InspectorOf(ConfigScene scene) => scene.Server.Services.GetRequiredService<Inspector>();

    private static InspectorSnapshot Snapshot(ConfigScene scene) => InspectorOf(scene).Snapshot(scene.Company.Id);

    /// <summary>Pushes to the inspector; the secret.</summary>
    private static async Task<string> SaveUrlAsync(ConfigScene scene) =>
        (await scene.SaveAsync(new { delivery = "PUSH", callbackUrl = Url(scene).ToString() }))["secret"];

    private static async Task UntilAsync(ConfigScene scene, Func<InspectorSnapshot, bool> enough)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = InspectorOf(scene).Subscribe(scene.Company.Id, Look);
        Look();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        void Look()
        {
            if (enough(Snapshot(scene)))
            {
                reached.TrySetResult();
            }
        }
    }

    private static async Task SendAsync(ConfigScene scene, long? timestamp, string secret)
    {
        var body = $$$"""{"company":{"id":"{{{scene.Company.Id}}}"}}""";
        var signature = Signature.Compute("id", timestamp ?? 0, Encoding.UTF8.GetBytes(body), [SigningSecret.Parse(secret)]);
        (string, string)[] headers = [("webhook-id", "id"), ("webhook-signature", $"v1a,other {signature}"), ("webhook-timestamp", $"{timestamp}")];
        (await PostAsync(scene, body, timestamp is null ? headers[..2] : headers)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> PostAsync(ConfigScene scene, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(scene)) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var answer = await scene.Server.Anonymous.SendAsync(request);
        return answer.StatusCode;
    }
}
