using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using TwoWayChat.Events;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Media;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>What the routes of chats, messages and contacts answer, and the events of it, are as described.</summary>
public class TalkConformanceTests
{
    [Theory, OnBothDatabases]
    public async Task Answers_OfChatsMessagesAndContacts_AreAsDescribed(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var check = await SchemaCheck.OfAsync(shop.Server);
        using var ana = shop.Server.As(shop.Ana);
        using var manager = shop.Server.As(shop.Manager);
        var (_, chatId) = await shop.TextInAsync("hello");
        var contactId = (await shop.ReadChatAsync(chatId)).ContactId;

        await check.TakeAsync(await manager.PostAsJsonAsync("simulator/messages", new { from = Shop.Customer, to = Shop.Number, text = "hello" }));
        await check.TakeAsync(await ana.GetAsync("chats?status=OPEN&assignedTo=none"));
        await check.TakeAsync(await ana.GetAsync("chats?status=x"));
        await check.TakeAsync(await ana.GetAsync($"chats/{chatId}"));
        await check.TakeAsync(await ana.PostAsync($"chats/{chatId}/assignment", null));
        await check.TakeAsync(await manager.PostAsync($"chats/{chatId}/assignment", null));
        await check.TakeAsync(await ana.PostAsJsonAsync($"chats/{chatId}/messages", new { text = "hi", clientMessageId = "crm-1" }));
        await check.TakeAsync(await ana.PostAsJsonAsync($"chats/{chatId}/messages", new { text = "ho", clientMessageId = "crm-1" }));
        await check.TakeAsync(await ana.PostAsJsonAsync($"chats/{chatId}/messages", new { text = "" }));
        var mediaId = await shop.UploadAsync(shop.Ana, Samples.Png);
        await check.TakeAsync(await ana.PostAsync("media?fileName=a.png", new ByteArrayContent(Samples.Png)));
        await check.TakeAsync(await ana.PostAsync("media", new ByteArrayContent(Samples.Of("html"))));
        await check.TakeAsync(await ana.PostAsJsonAsync($"chats/{chatId}/messages", new { media = new[] { mediaId } }));
        await check.TakeAsync(await ana.PostAsJsonAsync($"chats/{chatId}/messages", new { media = new[] { "x" } }));
        await check.TakeAsync(await ana.GetAsync($"media/{contactId}"));
        await shop.EventAsync("message.delivered", 2);
        await check.TakeAsync(await ana.GetAsync($"chats/{chatId}/messages"));
        await check.TakeAsync(await ana.PostAsJsonAsync($"chats/{chatId}/read", new { number = 1 }));
        await NoteAsync(check, ana, chatId);
        await CollideAsync(check, ana, manager, chatId, shop.Billing.Id);
        await check.TakeAsync(await ana.PostAsJsonAsync("chats", new { to = "+13035999001", text = "hi" }));
        await shop.EventAsync("message.failed");
        await ResendAsync(check, ana, manager);
        await FilesAsync(check, manager);
        await check.TakeAsync(await ana.GetAsync("contacts?search=202"));
        await check.TakeAsync(await ana.GetAsync($"contacts/{contactId}"));
        await check.TakeAsync(await ana.PutAsJsonAsync($"contacts/{contactId}", new { firstName = "Ada", lastName = "Lovelace", email = "ada@example.com" }));
        await check.TakeAsync(await ana.DeleteAsync($"chats/{chatId}/assignment"));
        await check.TakeAsync(await ana.PostAsJsonAsync($"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id, note = "wants to buy" }));
        await check.TakeAsync(await manager.PostAsync($"chats/{chatId}/end", null));
        await check.TakeAsync(await manager.PostAsync($"chats/{chatId}/end", null));
        await check.TakeAsync(await ana.GetAsync($"chats/{chatId}"));
        await KeepAndEraseAsync(check, ana, manager, contactId);
        foreach (var logged in await shop.EventsAsync())
        {
            check.TakeEvent(JsonNode.Parse(Encoding.UTF8.GetString(Envelope.Write(logged, new string('5', 24), logged.Sequence - 1)))!);
        }

        await check.ShouldHoldAsync();
    }

    private static async Task FilesAsync(SchemaCheck check, HttpClient manager)
    {
        await check.TakeAsync(await manager.GetAsync("reports/overview"));
        await check.TakeAsync(await manager.GetAsync("reports/delivery"));
        await check.TakeAsync(await manager.GetAsync("reports/agents?format=csv"));
        await check.TakeAsync(await manager.PostAsync("contacts/imports", new StringContent("address,firstName,x\n12,A,\n", Encoding.UTF8, "text/csv")));
        await check.TakeAsync(await manager.GetAsync("contacts/imports"));
        await check.TakeAsync(await manager.GetAsync("contacts/export"));
    }

    private static async Task ResendAsync(SchemaCheck check, HttpClient ana, HttpClient manager)
    {
        var chatId = (await ana.DoAsync("GET", "chats?contact=%2B13035999001")).Json["items"]![0]!["id"]!.GetValue<string>();
        var messageId = (await ana.DoAsync("GET", $"chats/{chatId}/messages")).Json["items"]![0]!["id"]!.GetValue<string>();
        await check.TakeAsync(await ana.PostAsync($"chats/{chatId}/messages/{messageId}/resend", null));
        await check.TakeAsync(await ana.PostAsync($"chats/{chatId}/messages/{messageId}/resend", null));
        await check.TakeAsync(await ana.DeleteAsync($"chats/{chatId}/messages/{messageId}"));
        await check.TakeAsync(await manager.DeleteAsync($"chats/{chatId}/messages/{messageId}"));
        await check.TakeAsync(await ana.GetAsync($"chats/{chatId}/messages"));
    }

    private static async Task KeepAndEraseAsync(SchemaCheck check, HttpClient ana, HttpClient manager, string contactId)
    {
        await check.TakeAsync(await manager.PutAsJsonAsync("company", new { defaultCountry = "XX" }));
        await check.TakeAsync(await manager.PutAsJsonAsync("company", new { defaultCountry = "US" }));
        await check.TakeAsync(await manager.GetAsync("company"));
        await check.TakeAsync(await ana.GetAsync("company"));
        await check.TakeAsync(await ana.PostAsJsonAsync($"contacts/{contactId}/notes", new { text = "Prefers mornings" }));
        await check.TakeAsync(await ana.GetAsync($"contacts/{contactId}/notes"));
        await check.TakeAsync(await manager.DeleteAsync($"contacts/{contactId}/notes/{new string('0', 24)}"));
        var other = (await manager.DoAsync("POST", "contacts", new { address = "202 555 0199" }))["id"];
        await check.TakeAsync(await manager.PostAsJsonAsync($"contacts/{contactId}/merge", new { }));
        await check.TakeAsync(await ana.PostAsJsonAsync($"contacts/{contactId}/merge", new { contact = other }));
        await check.TakeAsync(await manager.PostAsJsonAsync($"contacts/{contactId}/merge", new { contact = other }));
        await check.TakeAsync(await manager.PostAsJsonAsync($"contacts/{contactId}/merge", new { contact = other }));
        await check.TakeAsync(await manager.GetAsync($"contacts/{contactId}"));
        await check.TakeAsync(await manager.GetAsync($"contacts/{contactId}/consent"));
        await check.TakeAsync(await ana.DeleteAsync($"contacts/{contactId}"));
        await check.TakeAsync(await manager.DeleteAsync($"contacts/{contactId}"));
        await check.TakeAsync(await manager.DeleteAsync($"contacts/{contactId}"));
    }

    private static async Task NoteAsync(SchemaCheck check, HttpClient ana, string chatId)
    {
        await check.TakeAsync(await ana.PostAsJsonAsync($"chats/{chatId}/notes", new { text = "@paula please look" }));
        await check.TakeAsync(await ana.PostAsJsonAsync($"chats/{chatId}/notes", new { text = "" }));
        await check.TakeAsync(await ana.GetAsync($"chats/{chatId}/notes"));
        await check.TakeAsync(await ana.PutAsync($"chats/{chatId}/tags/vip", null));
        await check.TakeAsync(await ana.PutAsync($"chats/{chatId}/tags/a,b", null));
        await check.TakeAsync(await ana.DeleteAsync($"chats/{chatId}/tags/VIP"));
        await check.TakeAsync(await ana.GetAsync("users/me/status"));
        await check.TakeAsync(await ana.PutAsJsonAsync("users/me/status", new { status = "AWAY" }));
        await check.TakeAsync(await ana.PutAsJsonAsync("users/me/status", new { status = "OFFLINE" }));
    }

    private static async Task CollideAsync(SchemaCheck check, HttpClient ana, HttpClient manager, string chatId, string propertyId)
    {
        var seen = (await ana.DoAsync("GET", $"chats/{chatId}/messages?limit=1")).Json["items"]![0]!["id"]!.GetValue<string>();
        await check.TakeAsync(await manager.PutAsync($"chats/{chatId}/reply", null));
        await check.TakeAsync(await ana.PutAsync($"chats/{chatId}/reply", null));
        await check.TakeAsync(await ana.GetAsync($"chats/{chatId}/reply"));
        await check.TakeAsync(await manager.PostAsJsonAsync($"chats/{chatId}/messages", new { text = "hi too", lastSeenMessageId = seen }));
        await check.TakeAsync(await manager.PutAsJsonAsync($"properties/{propertyId}", new { collision = "BLOCK" }));
        await check.TakeAsync(await manager.PostAsJsonAsync($"chats/{chatId}/messages", new { text = "hi too", lastSeenMessageId = seen }));
        await check.TakeAsync(await ana.DeleteAsync($"chats/{chatId}/reply"));
    }
}
