using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class SendTestEventTests
{
    [Theory, OnBothDatabases]
    public async Task Test_GoodReceiver_TellsWhatItSaid(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var secret = await scene.SaveUrlAsync();
        await scene.SaveAsync(new { receiver = new { user = "hook", password = "pässword" } });
        scene.Receiver.Script(new Support.CallbackAnswer { Code = 202, Body = "thanks" });

        var result = await scene.TestAsync();

        Match("chat-api-config-test", result);
        var received = (await scene.Receiver.WaitForCountAsync(1))[0];
        Golden.Match("event-callback.test", received.Text, (scene.Company.Name, "{company}"));
        received.Header("authorization").ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("hook:pässword")));
        received.Header("webhook-id").ShouldBe(received.Json["eventId"]!.GetValue<string>());
        received.Header("chat-event-type").ShouldBe("callback.test");
        received.Header("chat-attempt").ShouldBe("1");
        received.Header("chat-session-id").ShouldBeNull();
        received.Header("chat-sequence").ShouldBeNull();
        WebhookProof.IsSignedBy(received, secret).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Test_RefusingReceiver_TellsStatusAndWords(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        await scene.SaveUrlAsync();
        scene.Receiver.Script(new Support.CallbackAnswer { Code = 401, Body = "who are you?" }, Support.CallbackAnswer.Close);

        Match("chat-api-config-test-refused", await scene.TestAsync());
        Match("chat-api-config-test-broken", await scene.TestAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Test_HangingReceiver_EndsWithTheDeadline(DatabaseKind kind)
    {
        var options = LaneStory.Options with { Settings = [.. LaneStory.Options.Settings, ("Callbacks:Deadline", "00:00:00.3")] };
        await using var scene = await ConfigScene.StartAsync(kind, options);
        await scene.SaveUrlAsync();
        scene.Receiver.Script(Support.CallbackAnswer.Hang);

        Match("chat-api-config-test-timeout", await scene.TestAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Test_AddressNoLongerAllowed_IsNotCalled(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        await using var receiver = await CallbackReceiver.StartAsync();
        var (company, boss) = await SaveAsync(database, receiver.Url);

        await using var strict = await TestServer.StartAsync(database, new() { Settings = [("Callbacks:AllowHttp", "true")] });
        using var client = strict.As(boss with { Company = company });

        Match("chat-api-config-test-blocked", (await client.DoAsync("POST", "chat-api-config/test")).Json);
        receiver.Received.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Test_MasterKeyLost_SaysWhatToDoAndThatHelps(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        await using var receiver = await CallbackReceiver.StartAsync();
        var (company, boss) = await SaveAsync(database, receiver.Url);
        File.Delete(database.Folder.File("master.key"));

        await using var server = await TestServer.StartAsync(database, LaneStory.Options);
        using var client = server.As(boss with { Company = company });
        var lost = await client.CallAsync("POST", "chat-api-config/test");
        var secret = (await client.DoAsync("POST", "chat-api-config/secret"))["secret"];
        var found = await client.DoAsync("POST", "chat-api-config/test");

        lost.Status.ShouldBe(HttpStatusCode.Conflict);
        lost["message"].ShouldStartWith("The stored secrets belong to another master key: rotate");
        found.Json["delivered"]!.GetValue<bool>().ShouldBeTrue();
        WebhookProof.IsSignedBy(await receiver.WaitForCountAsync(1), secret).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Test_WithoutUrl_IsAConflict(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);

        var answer = await scene.Client.CallAsync("POST", $"{ConfigScene.Path}/test");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer["message"].ShouldBe("Callback URL is not set");
    }

    [Theory, OnBothDatabases]
    public async Task Test_SwitchedOffOrDisabled_GoesAllTheSameAndIsNotLogged(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        await scene.SaveUrlAsync();
        await scene.Server.Seed.ConfigureAsync(
            scene.Company.Id, config => config with { Enabled = false, Delivery = "PULL", DisabledReason = "No success since 24 hours: TIMEOUT" });
        var head = await HeadAsync(scene);

        (await scene.TestAsync())["delivered"]!.GetValue<bool>().ShouldBeTrue();

        (await HeadAsync(scene)).ShouldBe(head);
        (await scene.Client.DoAsync("GET", "deliveries")).Items("id").ShouldBeEmpty();
        (await scene.ReadAsync())["disabledReason"].ShouldStartWith("No success");
    }

    private static async Task<(TestCompany Company, TestUser Boss)> SaveAsync(TestDatabase database, Uri url)
    {
        await using var server = await TestServer.StartAsync(database, LaneStory.Options);
        var company = await server.Seed.CreateCompanyAsync();
        var boss = await server.Seed.AddUserAsync(company, Role.GlobalManager);
        using var client = server.As(boss);
        await client.DoAsync("PUT", ConfigScene.Path, new { callbackUrl = url.ToString() });
        return (company, boss);
    }

    private static Task<long> HeadAsync(ConfigScene scene) => scene.Server.Database.FirstOrDefaultAsync<long>(
        "select coalesce(max(sequence), 0) from events where company_id = @Id", new { scene.Company.Id }, CancellationToken.None);

    private static void Match(string name, JsonNode result)
    {
        result["durationMs"]!.GetValue<long>().ShouldBeGreaterThanOrEqualTo(0);
        result["durationMs"] = 0;
        Golden.Match(name, result.ToJsonString());
    }
}
