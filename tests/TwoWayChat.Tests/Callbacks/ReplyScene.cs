using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A shop whose receiver is told who writes, and an open chat of Billing, which manager and Ana see and Ben does not.</summary>
internal sealed class ReplyScene : IAsyncDisposable
{
    /// <summary>The types that the company has named.</summary>
    public static readonly string[] Types = ["chat.started", "message.received", "reply.started", "reply.stopped"];

    private ReplyScene(Shop shop, CallbackReceiver receiver)
    {
        Shop = shop;
        Receiver = receiver;
    }

    public Shop Shop { get; }

    public CallbackReceiver Receiver { get; }

    /// <summary>Sessions of manager and Ben, in this order, and the chat: all that was stored has arrived.</summary>
    public string ManagerSession { get; private set; } = "";

    public string BenSession { get; private set; } = "";

    public string ChatId { get; private set; } = "";

    public static async Task<ReplyScene> StartAsync(TestServer server, string[]? types)
    {
        var scene = new ReplyScene(await Shop.OpenAsync(server), await CallbackReceiver.StartAsync());
        await scene.ConfigureAsync(types);
        scene.ManagerSession = await scene.RegisterAsync(scene.Shop.Manager);
        scene.BenSession = await scene.RegisterAsync(scene.Shop.Ben);
        (_, scene.ChatId) = await scene.Shop.TextInAsync("hello");
        await scene.OneAsync("message.received", scene.ManagerSession);
        return scene;
    }

    public static bool IsAboutReply(ReceivedCallback callback) => callback.Header("chat-event-type")!.StartsWith("reply.", StringComparison.Ordinal);

    public async Task ConfigureAsync(string[]? types)
    {
        using var client = Shop.Server.As(Shop.Manager);
        await client.DoAsync("PUT", ConfigScene.Path, new { enabled = true, delivery = "PUSH", callbackUrl = Receiver.Url.ToString(), eventTypes = types });
    }

    public async Task<string> RegisterAsync(TestUser user)
    {
        using var client = Shop.Server.As(Shop.Manager);
        return (await client.DoAsync("POST", "integration/", new { user = user.SignInName }))["id"];
    }

    /// <summary>Ana's composer says that she writes (PUT), or no more (DELETE); at another node where one is named.</summary>
    public async Task ReplyAsync(string method, TestServer? at = null)
    {
        using var client = (at ?? Shop.Server).As(Shop.Ana);
        await client.DoAsync(method, $"chats/{ChatId}/reply");
    }

    /// <summary>The first of that type for that session, once it is there.</summary>
    public Task<ReceivedCallback> OneAsync(string type, string sessionId) =>
        Receiver.WaitForAsync(callback => callback.Header("chat-event-type") == type && callback.Header("chat-session-id") == sessionId);

    /// <summary>The reason of the <paramref name="nth"/> reply.stopped for the manager's session.</summary>
    public async Task<string> StoppedAsync(int nth)
    {
        var all = await Receiver.UntilAsync(received => received.Count(IsStop) >= nth);
        return all.Where(IsStop).ElementAt(nth - 1).Json["data"]!["reason"]!.GetValue<string>();

        bool IsStop(ReceivedCallback callback) => callback.Header("chat-event-type") == "reply.stopped" && callback.Header("chat-session-id") == ManagerSession;
    }

    /// <summary>A further text of the customer, which every session that sees the chat gets as a stored event.</summary>
    public async Task<JsonNode> StoredAsync(string text)
    {
        await Shop.TextInAsync(text);
        return (await Receiver.WaitForAsync(callback => callback.Json["data"]?["message"]?["text"]?.GetValue<string>() == text
            && callback.Header("chat-session-id") == ManagerSession)).Json;
    }

    /// <summary>Waits until the endpoint's breaker is in that state.</summary>
    public Task BreakerAsync(string state) => Eventually.HoldsAsync(
        async () => (await Shop.GetAsync(
            Shop.Manager, $"integration/{ManagerSession}/explanation"))["endpoint"]?["breaker"]?.GetValue<string>() == state, state);

    public async ValueTask DisposeAsync() => await Receiver.DisposeAsync();
}
