using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.BrowserTests.Support;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.BrowserTests.Pictures;

/// <summary>A morning at the demo's company, played by the API.</summary>
internal sealed class PictureScene(DemoServer server) : IDisposable
{
    private const string Maria = "+12025550142";
    private const string Tom = "+12025550143";
    private const string James = "+12025550146";

    private static readonly (string Phone, string? First, string? Last, string Text)[] Customers =
    [
        ("+12025550149", "Sofia", "Rossi", "Do you have gift cards?"),
        (Tom, "Tom", "Becker", "BILLING I was charged twice this month"),
        ("+12025550144", "Priya", "Natarajan", "Do you deliver to Alexandria on Saturdays?"),
        ("+12025550145", null, null, "Is the store open on Thanksgiving?"),
        ("+12025550147", "Lena", "Hoffmann", "Could somebody call me back about the installation? I am at home until four."),
        ("+12025550148", "Wei", "Chen", "BILLING Please send the invoice for October to my accountant"),
        (James, "James", "O’Connor", "The blue one, size 42 please 👍"),
        (Maria, "Maria", "Alvarez", "Hi! My order 40817 has not come yet, it was due on Friday. Can you look?"),
    ];

    private readonly HttpClient manager = server.ApiAs("manager");
    private readonly HttpClient ana = server.ApiAs("ana");
    private readonly HttpClient ben = server.ApiAs("ben");

    /// <summary>The chat to show.</summary>
    public string ChatId { get; private set; } = "";

    /// <summary>The contact to show: the last of the customers, who is in that chat.</summary>
    public string ContactId { get; private set; } = "";

    /// <summary>The integration session to show.</summary>
    public string SessionId { get; private set; } = "";

    public async Task PlayAsync()
    {
        await SetUpCallbacksAsync();
        foreach (var (phone, first, last, text) in Customers)
        {
            await server.TextInAsync(phone, text);
            await NameAsync(phone, first, last);
        }

        await PostAsync(ben, $"chats/{await ChatAsync(Tom)}/assignment", null);
        var james = await ChatAsync(James);
        await PostAsync(ana, $"chats/{james}/assignment", null);
        await PostAsync(ana, $"chats/{james}/messages", new { text = "Done! It goes out this afternoon." });
        await TalkToMariaAsync();
    }

    public void Dispose()
    {
        manager.Dispose();
        ana.Dispose();
        ben.Dispose();
    }

    private async Task SetUpCallbacksAsync()
    {
        (await manager.PutAsJsonAsync("chat-api-config", new { enabled = true, callbackUrl = server.Inspector })).EnsureSuccessStatusCode();
        SessionId = (await PostAsync(manager, "integration", new { user = $"ana@{server.Company}" }))!["id"]!.GetValue<string>();
    }

    private async Task TalkToMariaAsync()
    {
        ChatId = await ChatAsync(Maria);
        await PostAsync(ana, $"chats/{ChatId}/assignment", null);
        await PostAsync(ana, $"chats/{ChatId}/messages", new { text = "Good morning Maria, this is Ana. Let me look that up for you." });
        await PostAsync(ana, $"chats/{ChatId}/notes", new { text = "Second late parcel this month. @ben, a voucher?" });
        await PostAsync(ana, $"chats/{ChatId}/messages",
            new { text = "It left our warehouse on Thursday and is with the carrier in Baltimore. You should have it tomorrow before noon." });
        (await ana.PutAsync($"chats/{ChatId}/tags/delivery", null)).EnsureSuccessStatusCode();
        await DeliveredAsync();
        await server.TextInAsync(Maria, "Great, thank you! Can they leave it with the neighbour if I am out?");
    }

    private Task DeliveredAsync() => Eventually.HoldsAsync(async () =>
        (await manager.GetFromJsonAsync<JsonNode>($"chats/{ChatId}/messages"))!["items"]!.AsArray()
            .Where(message => message!["direction"]!.GetValue<string>() == "OUTBOUND").All(message => message!["state"]!.GetValue<string>() == "DELIVERED"));

    private async Task NameAsync(string phone, string? first, string? last)
    {
        if (first is not null)
        {
            var contacts = await manager.GetFromJsonAsync<JsonNode>($"contacts?search={Uri.EscapeDataString(phone)}");
            ContactId = contacts!["items"]![0]!["id"]!.GetValue<string>();
            (await manager.PutAsJsonAsync($"contacts/{ContactId}", new { firstName = first, lastName = last })).EnsureSuccessStatusCode();
        }
    }

    private async Task<string> ChatAsync(string phone) => (await manager.GetFromJsonAsync<JsonNode>("chats?status=OPEN"))!["items"]!.AsArray()
        .Single(chat => chat!.ToJsonString().Contains(phone[1..], StringComparison.Ordinal))!["id"]!.GetValue<string>();

    private static async Task<JsonNode?> PostAsync(HttpClient client, string path, object? body)
    {
        using var answer = body is null ? await client.PostAsync(path, null) : await client.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
