using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>
/// Does what agents, managers and customers may do to the chats of a <see cref="DeskScene"/>, by number and on whichever node, and keeps what was accepted.
/// </summary>
internal sealed class ChatMachine(DeskScene scene, IReadOnlyList<Shop> nodes)
{
    private readonly ConcurrentDictionary<string, byte> chats = new();
    private readonly string[] phones = [Shop.NewPhone(), Shop.NewPhone(), Shop.NewPhone()];
    private readonly ConcurrentDictionary<string, string> firsts = new();
    private int provider;

    /// <summary>Ids of messages that were accepted, both ways, one entry per acceptance.</summary>
    public ConcurrentBag<string> Accepted { get; } = [];

    /// <summary>Answers that no user's mistake explains.</summary>
    public ConcurrentBag<string> Surprises { get; } = [];

    public IReadOnlyCollection<string> Chats => [.. chats.Keys];

    public TestUser[] Users => [scene.Ana, scene.Amy, scene.Abe, scene.Shop.Ben, scene.Shop.Paula, scene.Shop.Manager];

    /// <summary>One act of one person.</summary>
    public Task ActAsync(MachineStep step)
    {
        var user = Users[step.Who % Users.Length];
        var chat = chats.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(step.Which % Math.Max(1, chats.Count));
        return chat is null || step.What < 4 ? TextInAsync(step) : ActAsync(step, user, $"chats/{chat}");
    }

    private Task ActAsync(MachineStep step, TestUser user, string path) => step.What switch
    {
        < 8 => SendAsync(NodeOf(step), user, path, $"c-{step.Which % 5}"),
        8 => DoAsync(step, user, HttpMethod.Post, $"{path}/assignment", new { }),
        9 => DoAsync(step, scene.Shop.Paula, HttpMethod.Post, $"{path}/assignment", new { user = user.SignInName }),
        10 => DoAsync(step, user, HttpMethod.Delete, $"{path}/assignment", null),
        11 => DoAsync(step, user, HttpMethod.Post, $"{path}/transfer", new { propertyId = step.Which % 2 == 0 ? scene.Shop.Sales.Id : scene.Shop.Billing.Id }),
        12 or 13 => DoAsync(step, user, HttpMethod.Post, $"{path}/end", null),
        14 => MoveAsync(step, step.Which % 2 == 0 ? scene.Amy : scene.Abe, step.Which % 3 == 0 ? scene.Shop.Sales : scene.Shop.Billing),
        15 => DoAsync(step, user, HttpMethod.Put, "users/me/status", new { status = step.Which % 2 == 0 ? "AWAY" : "ONLINE" }),
        16 => DoAsync(step, user, HttpMethod.Put, $"{path}/tags/t{step.Which % 3}", null),
        _ => DoAsync(step, user, HttpMethod.Put, $"{path}/reply", null),
    };

    private Shop NodeOf(MachineStep step) => nodes[step.Which / 7 % nodes.Count];

    private async Task TextInAsync(MachineStep step)
    {
        var which = step.Which;

        // Some carriers bring a text twice.
        var id = $"p-{(which % 4 == 0 ? Volatile.Read(ref provider) : Interlocked.Increment(ref provider))}";
        var text = (which % 9) switch
        {
            7 => "STOP",
            8 => "START",
            _ => "hello",
        };
        using var answer = await NodeOf(step).PostAsync(
            scene.Shop.Manager, "simulator/messages", new { from = phones[which % phones.Length], to = Shop.Number, text, providerMessageId = id });
        var body = await scene.Shop.ReadAsync(answer, HttpStatusCode.Accepted);
        chats.TryAdd((string)body["chatId"]!, 0);
        Keep(id, (string)body["messageId"]!);
    }

    private async Task SendAsync(Shop node, TestUser user, string path, string clientMessageId)
    {
        using var answer = await node.PostAsync(user, $"{path}/messages", new { text = "hi", clientMessageId });
        if (answer.StatusCode == HttpStatusCode.Accepted)
        {
            Keep($"{user.Id} {path} {clientMessageId}", (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!);
        }

        Look(answer);
    }

    /// <summary>What is accepted again under the same key is the message of the first time.</summary>
    private void Keep(string key, string messageId)
    {
        Accepted.Add(messageId);
        if (firsts.GetOrAdd(key, messageId) is var first && first != messageId)
        {
            Surprises.Add($"{key} is {first} and {messageId}");
        }
    }

    private Task MoveAsync(MachineStep step, TestUser user, TestProperty property) =>
        DoAsync(step, scene.Shop.Manager, HttpMethod.Put, $"users/{user.Id}", new { propertyIds = new[] { property.Id } });

    private async Task DoAsync(MachineStep step, TestUser user, HttpMethod method, string path, object? body)
    {
        using var client = NodeOf(step).Server.As(user);
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await client.SendAsync(request);
        Look(answer);
    }

    private void Look(HttpResponseMessage answer)
    {
        var isKnown = (int)answer.StatusCode < 300
            || answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Conflict;
        if (!isKnown)
        {
            Surprises.Add($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {(int)answer.StatusCode}");
        }
    }
}
