using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Pictures;

/// <summary>Plays <see cref="PictureDay"/> at the demo's company by the API, a day in UTC that is just over.</summary>
internal sealed class PictureScene : IAsyncDisposable
{
    private const string SenderAddress = "+12025550100";
    private const int FirstHour = 8;
    private static readonly TimeSpan End = new(15, 35, 0);

    private readonly DateTimeOffset midnight;
    private readonly Dictionary<string, HttpClient> clients;
    private readonly HashSet<string> named = [];
    private int passers;

    private PictureScene(PictureServer server, PictureClock clock, DateTimeOffset midnight)
    {
        Server = server;
        Clock = clock;
        this.midnight = midnight;
        clients = new[] { "manager", "ana", "ben" }.ToDictionary(name => name, server.ApiAs);
    }

    public PictureServer Server { get; }

    public PictureClock Clock { get; }

    /// <summary>The chat to show.</summary>
    public string ChatId { get; private set; } = "";

    /// <summary>The contact to show, who is in that chat.</summary>
    public string ContactId { get; private set; } = "";

    /// <summary>The integration session to show.</summary>
    public string SessionId { get; private set; } = "";

    /// <summary>The day has been played, and it is the end of it.</summary>
    public static async Task<PictureScene> PlayAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        day = now - day >= End ? day : day.AddDays(-1);
        var clock = new PictureClock(day.AddHours(FirstHour));
        var scene = new PictureScene(await PictureServer.StartAsync(clock), clock, day);
        await scene.SetUpCallbacksAsync();
        foreach (var (at, act) in scene.Acts().OrderBy(act => act.At))
        {
            clock.GoTo(day + at);
            await act();
        }

        await scene.FinishAsync();
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
    }

    private IEnumerable<(TimeSpan At, Func<Task> Act)> Acts() =>
    [
        .. PictureDay.Steps.Select(step => (TimeSpan.ParseExact(step.At, @"hh\:mm", CultureInfo.InvariantCulture), (Func<Task>)(() => ActAsync(step)))),
        .. PictureDay.ShortByHour.SelectMany((count, hour) => Enumerable.Range(0, count).Select(index =>
            (new TimeSpan(FirstHour + hour, index * 30 / count, 0), (Func<Task>)PassAsync))),
    ];

    private async Task SetUpCallbacksAsync()
    {
        (await clients["manager"].PutAsJsonAsync("chat-api-config", new { enabled = true, callbackUrl = Server.Inspector })).EnsureSuccessStatusCode();
        SessionId = (await PostAsync("manager", "integration", new { user = "ana@acme" }))!["id"]!.GetValue<string>();
    }

    private async Task ActAsync(PictureStep step)
    {
        if (step.Who is null)
        {
            await TextInAsync(step.Phone, step.Text);
            await NameAsync(step.Phone);
            return;
        }

        var chat = $"chats/{await ChatAsync(step.Phone)}";
        await (step.Act switch
        {
            PictureAct.Note => PostAsync(step.Who, $"{chat}/notes", new { text = step.Text }),
            PictureAct.Tag => PutAsync(step.Who, $"{chat}/tags/{step.Text}"),
            PictureAct.End => PostAsync(step.Who, $"{chat}/end", null),
            _ => AnswerAsync(step.Who, chat, step.Text),
        });
    }

    /// <summary>A chat of somebody who asks one thing.</summary>
    private async Task PassAsync()
    {
        var number = passers++;
        var (question, answer) = PictureDay.Short[number % PictureDay.Short.Length];
        var phone = string.Create(CultureInfo.InvariantCulture, $"+1202555{1000 + number}");
        var who = number % 3 == 0 ? "ben" : "ana";
        await TextInAsync(phone, question);
        var chat = $"chats/{await ChatAsync(phone)}";
        Clock.GoTo(Clock.GetUtcNow().AddSeconds(40 + (number % 4 * 25)));
        await AnswerAsync(who, chat, answer);
        Clock.GoTo(Clock.GetUtcNow().AddSeconds(30));
        await PostAsync(who, $"{chat}/end", null);
    }

    private async Task AnswerAsync(string who, string chat, string text)
    {
        await PostAsync(who, $"{chat}/assignment", null);
        await PostAsync(who, $"{chat}/messages", new { text });
    }

    private Task TextInAsync(string from, string text) => PostAsync("manager", "simulator/messages", new { from, to = SenderAddress, text });

    /// <summary>Who texts for the first time gets a name, where it is known.</summary>
    private async Task NameAsync(string phone)
    {
        if (PictureDay.Names.TryGetValue(phone, out var name) && named.Add(phone))
        {
            var chat = (await clients["manager"].GetFromJsonAsync<JsonNode>($"chats/{await ChatAsync(phone)}"))!;
            var contact = $"contacts/{chat["contact"]!["id"]}";
            var email = string.Create(CultureInfo.InvariantCulture, $"{name.First}@example.com").ToLowerInvariant();
            (await clients["manager"].PutAsJsonAsync(contact, new { firstName = name.First, lastName = name.Last, email })).EnsureSuccessStatusCode();
        }
    }

    private async Task FinishAsync()
    {
        Clock.GoTo(midnight + End);
        ChatId = await ChatAsync(PictureDay.Maria);
        var chat = (await clients["manager"].GetFromJsonAsync<JsonNode>($"chats/{ChatId}"))!;
        ContactId = chat["contact"]!["id"]!.GetValue<string>();
        await Eventually.HoldsAsync(DeliveredAsync);
    }

    private async Task<bool> DeliveredAsync() => (await clients["manager"].GetFromJsonAsync<JsonNode>($"chats/{ChatId}/messages"))!["items"]!.AsArray()
        .Where(message => message!["direction"]!.GetValue<string>() == "OUTBOUND").All(message => message!["state"]!.GetValue<string>() == "DELIVERED");

    private async Task<string> ChatAsync(string phone) => (await clients["manager"].GetFromJsonAsync<JsonNode>("chats?status=OPEN"))!["items"]!.AsArray()
        .Single(chat => chat!.ToJsonString().Contains(phone[1..], StringComparison.Ordinal))!["id"]!.GetValue<string>();

    private async Task<JsonNode?> PutAsync(string who, string path)
    {
        (await clients[who].PutAsync(path, null)).EnsureSuccessStatusCode();
        return null;
    }

    private async Task<JsonNode?> PostAsync(string who, string path, object? body)
    {
        using var answer = body is null ? await clients[who].PostAsync(path, null) : await clients[who].PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
