using System.Net;
using TwoWayChat.Companies;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class ChatApiConfigTests
{
    [Theory, OnBothDatabases]
    public async Task Config_OfANewCompany_HasNothingToCall(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);

        var answer = await scene.ReadAsync();

        answer.ETag.ShouldBe("\"2\""); // Test companies are switched on.
        Golden.Match("chat-api-config-new", answer.Text);
    }

    [Theory, OnBothDatabases]
    public async Task Save_FirstUrl_ShowsTheSecretThisOnce(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var all = new
        {
            enabled = true,
            delivery = "PUSH",
            callbackUrl = $"  {scene.ReceiverUrl}  ",
            eventTypes = new[] { "message.received", "chat.started", "message.received" },
            callbackOrder = "STRICT",
            receiver = new { user = "hook", password = "pass:word" },
        };

        var first = await scene.SaveAsync(all);
        var read = await scene.ReadAsync();
        var second = await scene.SaveAsync(all);

        Golden.Match("chat-api-config-first-save", first.Text);
        read.ETag.ShouldBe(first.ETag);
        Golden.Match("chat-api-config", read.Text);
        second.Json["secret"].ShouldBeNull();
        first["secret"].ShouldStartWith("whsec_");
    }

    [Theory, OnBothDatabases]
    public async Task Save_LeavingOut_Keeps(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        await scene.SaveAsync(new
        {
            delivery = "PUSH", callbackUrl = scene.ReceiverUrl, eventTypes = new[] { "chat.ended" },
            callbackOrder = "STRICT", receiver = new { user = "a", password = "b" },
        });
        var before = await scene.ReadAsync();

        await scene.SaveAsync(new { });
        await scene.SaveAsync(new { enabled = (bool?)null, delivery = (string?)null, callbackOrder = (string?)null, somethingElse = 1 });
        await scene.SaveAsync(new { enabled = true });

        Comparable(await scene.ReadAsync()).ShouldBe(Comparable(before));
    }

    [Theory, OnBothDatabases]
    public async Task Save_Null_TakesAway(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        await scene.SaveAsync(new { callbackUrl = scene.ReceiverUrl, eventTypes = new[] { "chat.ended" }, receiver = new { user = "a", password = "b" } });

        (await scene.SaveAsync(new { eventTypes = (string[]?)null })).Json["eventTypes"].ShouldBeNull();
        (await scene.SaveAsync(new { receiver = (object?)null })).Json["receiver"].ShouldBeNull();
        var last = await scene.SaveAsync(new { callbackUrl = (string?)null });

        last.Json["callbackUrl"].ShouldBeNull();
        (await scene.SaveAsync(new { callbackUrl = scene.ReceiverUrl })).Json["secret"].ShouldBeNull("the secret outlives its URL");
    }

    [Theory, OnBothDatabases]
    public async Task Save_NoEventTypes_LeavesThoseOfTheSession(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);

        (await scene.SaveAsync(new { eventTypes = Array.Empty<string>() })).Json["eventTypes"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Save_StaleVersion_ChangesNothing(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var read = (await scene.ReadAsync()).ETag!;

        var first = await scene.SaveAsync(new { callbackOrder = "STRICT" }, read);
        var stale = await scene.Client.CallAsync("PUT", ConfigScene.Path, new { enabled = false }, read);

        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var now = await scene.ReadAsync();
        now.ETag.ShouldBe(first.ETag);
        now.Json["enabled"]!.GetValue<bool>().ShouldBeTrue();
        (await scene.SaveAsync(new { enabled = false }, first.ETag)).Json["enabled"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Save_DisabledEndpoint_IsCalledAgain(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        await scene.SaveUrlAsync();
        await scene.Server.Seed.ConfigureAsync(scene.Company.Id, config => config with { DisabledReason = "No success since 24 hours: TIMEOUT" });

        (await scene.ReadAsync())["disabledReason"].ShouldBe("No success since 24 hours: TIMEOUT");

        (await scene.SaveAsync(new { })).Json["disabledReason"].ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Save_SwitchedOff_EndsTheSessionsAndRefusesNewOnes(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var sessionId = (await scene.Client.DoAsync("POST", "integration", new { user = scene.Boss.SignInName }))["id"];

        await scene.SaveAsync(new { enabled = false });

        await Eventually.ComesAsync(() => scene.Server.Database.FirstOrDefaultAsync<string>(
            "select end_reason from integration_sessions where session_id = @sessionId and ended_at is not null and end_reason = 'REVOKED'",
            new { sessionId },
            CancellationToken.None));
        var refused = await scene.Client.CallAsync("POST", "integration", new { user = scene.Boss.SignInName });
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused["message"].ShouldBe("Integration is not enabled");
    }

    [Theory, OnBothDatabases]
    public async Task Save_ManyAtOnce_MakesOneSecret(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scene.SaveAsync(new { callbackUrl = scene.ReceiverUrl })));

        var shown = answers.Select(answer => answer.Json["secret"]?.GetValue<string>()).OfType<string>().ShouldHaveSingleItem();
        await scene.TestAsync();
        WebhookProof.IsSignedBy(await scene.Receiver.WaitForCountAsync(1), shown).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Secrets_Saved_StandNowhereInClear(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var first = await scene.SaveUrlAsync();
        await scene.SaveAsync(new { callbackUrl = $"{scene.ReceiverUrl}?token=t0p", receiver = new { user = "hook", password = "hidden pass" } });
        var second = (await scene.Client.DoAsync("POST", $"{ConfigScene.Path}/secret"))["secret"];
        await scene.TestAsync();

        var row = (await scene.Server.Services.GetRequiredService<ChatApiConfigStore>().FindAsync(scene.Company.Id, CancellationToken.None))!;
        var everything = string.Join('\n', [
            $"{row}", (await scene.ReadAsync()).Text, scene.Server.Log.Text,
            .. await scene.AuditAsync("chat_api_config.updated"), .. await scene.AuditAsync("chat_api_config.secret_rotated"),
        ]);

        foreach (var secret in new[] { first, second, "hidden pass" })
        {
            everything.ShouldNotContain(secret);
        }

        (await scene.AuditAsync("chat_api_config.secret_rotated")).ShouldBe(["{}"]);
        (await scene.AuditAsync("chat_api_config.updated")).ShouldBe([
            $$"""{"callbackUrl":"{{scene.ReceiverUrl}}","secret":"created"}""",
            $$"""{"callbackUrl":"{{scene.ReceiverUrl}}?…","receiverUser":"hook","receiverPassword":"changed"}""",
        ]);
    }

    private static string Comparable(ApiAnswer answer)
    {
        var json = answer.Json.AsObject();
        json.Remove("version");
        json.Remove("updatedAt");
        return json.ToJsonString();
    }
}
