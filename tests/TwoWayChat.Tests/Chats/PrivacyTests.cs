using System.Net;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>
/// A property is a boundary: whoever does not belong to it finds nothing of its chats, whichever way it is looked for, and from the moment of a change on.
/// </summary>
public class PrivacyTests
{
    private const string Mark = "quetzal";

    [Theory, OnBothDatabases]
    public async Task Chats_OfAnotherProperty_AreFoundNowhere(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        var session = (await manager.DoAsync("POST", "integration", new { user = shop.Ben.SignInName }))["id"];
        var (chatId, contactId) = await TalkAsync(shop);

        await FindsAsync(shop, shop.Ana, chatId, contactId, finds: true);
        await FindsAsync(shop, shop.Ben, chatId, contactId, finds: false);
        (await PulledAsync(shop, session)).ShouldNotContain(Mark);

        await manager.DoAsync("PUT", $"users/{shop.Ben.Id}", new { propertyIds = new[] { shop.Billing.Id } });
        await manager.DoAsync("PUT", $"users/{shop.Ana.Id}", new { propertyIds = new[] { shop.Sales.Id } });
        await FindsAsync(shop, shop.Ben, chatId, contactId, finds: true);
        await FindsAsync(shop, shop.Ana, chatId, contactId, finds: false);

        await manager.DoAsync("PUT", $"users/{shop.Ben.Id}", new { role = "PROPERTY_MANAGER", propertyIds = new[] { shop.Sales.Id } });
        await FindsAsync(shop, shop.Ben, chatId, contactId, finds: false);
        (await PulledAsync(shop, session)).ShouldNotContain(Mark);
    }

    /// <summary>A chat of Billing with the mark in its text, note, tag and contact.</summary>
    private static async Task<(string ChatId, string ContactId)> TalkAsync(Shop shop)
    {
        var (_, chatId) = await shop.TextInAsync($"hello from {Mark}");
        var contactId = (await shop.ReadChatAsync(chatId)).ContactId;
        using var ana = shop.Server.As(shop.Ana);
        await ana.DoAsync("PUT", $"contacts/{contactId}", new { firstName = Mark });
        await ana.DoAsync("POST", $"chats/{chatId}/notes", new { text = $"@ben about {Mark}" });
        await ana.DoAsync("PUT", $"chats/{chatId}/tags/{Mark}");
        await ana.DoAsync("PUT", $"chats/{chatId}/reply");
        return (chatId, contactId);
    }

    private static async Task FindsAsync(Shop shop, TestUser user, string chatId, string contactId, bool finds)
    {
        string[] lists = ["chats", "chats?status=OPEN", $"chats?contact={contactId}", $"chats?propertyId={shop.Billing.Id}",
            "contacts", $"contacts?search={Mark}"];
        foreach (var list in lists)
        {
            (await shop.GetAsync(user, list)).ToJsonString().Contains(Mark, StringComparison.Ordinal).ShouldBe(finds, $"{user.SignInName} {list}");
        }

        string[] things = [$"chats/{chatId}", $"chats/{chatId}/messages", $"chats/{chatId}/notes", $"chats/{chatId}/reply", $"contacts/{contactId}"];
        foreach (var thing in things)
        {
            (await shop.GetStatusAsync(user, thing)).ShouldBe(finds ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{user.SignInName} {thing}");
        }
    }

    private static async Task<string> PulledAsync(Shop shop, string session) =>
        (await shop.GetAsync(shop.Manager, $"integration/{session}/events?limit=200")).ToJsonString();
}
