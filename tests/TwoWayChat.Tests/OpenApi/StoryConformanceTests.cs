using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>A conversation from configuration to deregistration: all answers and all callbacks are as the API's description says.</summary>
public class StoryConformanceTests
{
    private const string Phone = "+12025550123";
    private const string FailingPhone = "+12025599001";

    [Theory, OnBothDatabases]
    public async Task Answers_OfAConversation_AreAsDescribed(DatabaseKind kind)
    {
        await using var story = await StartAsync(kind);

        await story.ConfigureAsync();
        var id = await story.Scene.SessionIdAsync(story.Scene.Manager, story.Scene.Manager);
        await story.TalkAsync();
        await story.TestAsync();
        await story.Check.TakeAsync(await story.Client.GetAsync("deliveries?limit=5"));
        var delivery = await Eventually.ComesAsync(
            async () => (await story.Client.DoAsync("GET", "deliveries?limit=1")).Items("id") is [var first, ..] ? first : null);
        await story.Check.TakeAsync(await story.Client.GetAsync($"deliveries/{delivery}"));
        await story.Check.TakeAsync(await story.Client.GetAsync($"deliveries?sessionId={id}&status=FAILED"));
        await story.Check.TakeAsync(await story.Client.GetAsync("deliveries?status=x"));
        await story.Check.TakeAsync(await story.Client.GetAsync($"integration/{id}/parked"));

        await story.Check.ShouldHoldAsync();
    }

    [Theory, OnBothDatabases]
    public async Task Callbacks_OfAConversation_AreAsDescribedAndAsPulled(DatabaseKind kind)
    {
        await using var story = await StartAsync(kind);
        await story.ConfigureAsync();
        var id = await story.Scene.SessionIdAsync(story.Scene.Manager, story.Scene.Manager);
        await story.TalkAsync();
        await story.Receiver.UntilAsync(all => all.Any(Is("message.delivered")) && all.Any(Is("message.failed")));
        await story.Scene.EndAsync(story.Scene.Manager, id);
        await story.Receiver.WaitForAsync(callback => Is("session.ended")(callback));

        var pulled = (await story.Scene.EventsAsync(story.Scene.Manager, id, "?limit=200")).Select(item => item.ToJsonString()).ToList();
        var called = story.Receiver.Received.Where(callback => callback.Header("chat-session-id") == id).ToList();
        called.Select(callback => callback.Json.ToJsonString()).ShouldBe(pulled, ignoreOrder: true, "a callback and a pull give the same event alike");
        foreach (var callback in called)
        {
            story.Check.TakeEvent(callback.Json);
            HeadersShouldBeAsDescribed(story.Check.Document, callback);
        }

        string[] types =
        [
            "session.created", "session.ended", "chat.started", "contact.created", "message.received", "message.accepted", "message.sent",
            "message.delivered", "message.failed",
        ];
        types.ShouldBeSubsetOf(story.Check.Seen);
        await story.Check.ShouldHoldAsync();
    }

    [Theory, OnBothDatabases]
    public async Task TestEvent_Sent_IsAsDescribed(DatabaseKind kind)
    {
        await using var story = await StartAsync(kind);
        await story.ConfigureAsync();

        await story.TestAsync();

        var callback = (await story.Receiver.WaitForCountAsync(1))[0];
        story.Check.TakeEvent(callback.Json);
        HeadersShouldBeAsDescribed(story.Check.Document, callback);
        story.Check.Seen.ShouldContain("callback.test");
        await story.Check.ShouldHoldAsync();
    }

    private static async Task<Story> StartAsync(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(await TestServer.SharedAsync(kind, LaneStory.Options));
        return new Story(scene, await CallbackReceiver.StartAsync(), await SchemaCheck.OfAsync(scene.Server), scene.Server.As(scene.Manager));
    }

    private static Func<ReceivedCallback, bool> Is(string type) => callback => callback.Header("chat-event-type") == type;

    private static void HeadersShouldBeAsDescribed(JsonObject document, ReceivedCallback callback)
    {
        var parameters = document["components"]!["parameters"]!.AsObject();
        foreach (var reference in document["webhooks"]![callback.Header("chat-event-type")!]!["post"]!["parameters"]!.AsArray())
        {
            var parameter = parameters[reference!["$ref"]!.GetValue<string>().Split('/')[^1]]!;
            var name = parameter["name"]!.GetValue<string>();
            var value = callback.Header(name);
            (value is not null || parameter["required"]?.GetValue<bool>() != true).ShouldBeTrue($"{name} is missing");
            (value ?? "").ShouldMatch(value is null ? "" : parameter["schema"]!["pattern"]?.GetValue<string>() ?? "", name);
        }
    }

    private sealed record Story(Scene Scene, CallbackReceiver Receiver, SchemaCheck Check, HttpClient Client) : IAsyncDisposable
    {
        public async Task ConfigureAsync()
        {
            await Scene.Server.Seed.AddSenderAddressAsync(Scene.Company, "+12025550100", Scene.North);
            await Check.TakeAsync(await Client.GetAsync("chat-api-config"));
            await Check.TakeAsync(await Client.PutAsJsonAsync(
                "chat-api-config", new { enabled = true, delivery = "PUSH", callbackUrl = Receiver.Url, receiver = new { user = "crm", password = "p" } }));
            await Check.TakeAsync(await Client.PutAsJsonAsync("chat-api-config", new { callbackUrl = "ftp://nowhere" }));
            await Check.TakeAsync(await Client.PostAsync("chat-api-config/secret", null));
            using var agent = Scene.Server.As(Scene.Ana);
            await Check.TakeAsync(await agent.GetAsync("chat-api-config"));
        }

        public async Task TalkAsync()
        {
            using var taken = await Check.TakeAsync(
                await Client.PostAsJsonAsync("simulator/messages", new { from = Phone, to = "+12025550100", text = "hello" }));
            var chat = (await taken.Content.ReadFromJsonAsync<JsonObject>())!["chatId"]!.GetValue<string>();
            await Check.TakeAsync(await Client.PostAsJsonAsync($"chats/{chat}/messages", new { text = "Grüße 🙂", clientMessageId = "crm-1" }));
            await Check.TakeAsync(await Client.PostAsJsonAsync($"chats/{chat}/messages", new { text = "" }));
            await Check.TakeAsync(await Client.PostAsJsonAsync($"chats/{new string('0', 24)}/messages", new { text = "x" }));
            await Check.TakeAsync(await Client.GetAsync($"chats/{chat}/messages?limit=1"));
            var opening = new { to = FailingPhone, propertyId = Scene.North.Id, text = "we open at nine" };
            await Check.TakeAsync(await Client.PostAsJsonAsync("chats", opening));
            await Check.TakeAsync(await Client.PostAsJsonAsync("chats", new { opening.propertyId }));
        }

        public async Task TestAsync() => await Check.TakeAsync(await Client.PostAsync("chat-api-config/test", null));

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Receiver.DisposeAsync();
        }
    }
}
