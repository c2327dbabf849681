using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A session whose callbacks arrive, and a global manager who controls it.</summary>
internal sealed class ControlScene : IAsyncDisposable
{
    private readonly bool ownsServer;

    private ControlScene(LaneStory story, string sessionId, bool ownsServer)
    {
        Story = story;
        SessionId = sessionId;
        this.ownsServer = ownsServer;
    }

    public LaneStory Story { get; }

    public string SessionId { get; private set; }

    public CallbackReceiver Receiver => Story.Receiver;

    public TestServer Server => Story.Server;

    /// <summary>Signed in as the manager.</summary>
    public HttpClient Client => Server.As(Story.Caller);

    /// <summary>On the server that tests of lanes share, with <paramref name="events"/> of one chat delivered.</summary>
    public static async Task<ControlScene> StartAsync(DatabaseKind kind, int events = 0) =>
        await StartAsync(await TestServer.SharedAsync(kind, LaneStory.Options), events, ownsServer: false);

    public static async Task<ControlScene> StartAsync(TestServer server, int events = 0, bool ownsServer = true)
    {
        var story = await LaneStory.StartAsync(server);
        var scene = new ControlScene(story, await story.RegisterAsync(), ownsServer);
        await story.LogAsync("chat", events);
        await scene.Receiver.WaitForCountAsync(events + 1);
        await scene.SettledAsync(events + 1);
        return scene;
    }

    public static long Sequence(ReceivedCallback callback) => callback.Json["sequence"]!.GetValue<long>();

    public static bool IsReplay(ReceivedCallback callback) => callback.Header("chat-replay") == "true";

    /// <summary>Calls a route below the session's.</summary>
    public Task<ApiAnswer> CallAsync(string method, string path, object? body = null) => Client.CallAsync(method, $"integration/{SessionId}/{path}", body);

    public Task<ApiAnswer> DoAsync(string method, string path, object? body = null) => Client.DoAsync(method, $"integration/{SessionId}/{path}", body);

    public async Task<string> StatusAsync() => (await Client.DoAsync("GET", $"integration/{SessionId}"))["status"];

    /// <summary>Codes of the reasons why it waits.</summary>
    public async Task<IReadOnlyList<string>> ReasonsAsync() =>
        [.. (await DoAsync("GET", "explanation")).Json["reasons"]!.AsArray().Select(reason => reason!["code"]!.GetValue<string>())];

    /// <summary>Waits until the stored cursor says that everything up to <paramref name="sequence"/> is done.</summary>
    public Task SettledAsync(long sequence) => Eventually.HoldsAsync(
        async () => (await DoAsync("GET", "explanation")).Json["doneSequence"]!.GetValue<long>() >= sequence, $"done up to {sequence}");

    /// <summary>Waits until the replay has come to an end.</summary>
    public Task<JsonNode> ReplayedAsync(string replayId) => Eventually.ComesAsync(async () =>
        (await DoAsync("GET", "replays")).Json["items"]!.AsArray()
            .FirstOrDefault(replay => replay!["id"]!.GetValue<string>() == replayId && replay["status"]!.GetValue<string>() != "RUNNING"));

    /// <summary>Changes the Chat API configuration.</summary>
    public async Task ConfigureAsync(object change) =>
        (await Client.PutAsJsonAsync(ConfigScene.Path, change)).IsSuccessStatusCode.ShouldBeTrue();

    public async ValueTask DisposeAsync()
    {
        await Story.DisposeAsync();
        if (ownsServer)
        {
            await Server.DisposeAsync();
        }
    }
}
