using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Contacts;

public class ContactMembersTests
{
    [Theory, OnBothDatabases]
    public async Task Contact_AddedByHand_IsThereAndTold(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        using var added = await shop.PostAsync(shop.Manager, "contacts", new
        {
            address = "+1 (202) 555-0123",
            firstName = "Ada",
            externalId = "crm-7",
            language = "es",
            tags = new[] { "VIP", "vip", " new " },
            attributes = new Dictionary<string, string> { ["plan"] = "gold", ["empty"] = "" },
        });
        using var again = await shop.PostAsync(shop.Manager, "contacts", new { address = "+12025550123" });
        using var sameId = await shop.PostAsync(shop.Manager, "contacts", new { address = "+12025550124", externalId = "crm-7" });

        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        await Golden.MatchAsync("contact-added", added);
        (await Shop.CodeAsync(again, HttpStatusCode.Conflict)).ShouldBe("address ADDRESS_TAKEN");
        (await Shop.CodeAsync(sameId, HttpStatusCode.Conflict)).ShouldBe("externalId EXTERNAL_ID_TAKEN");
        (await shop.EventTypesAsync()).ShouldBe(["contact.created"]);
    }

    [Theory, OnBothDatabases]
    public async Task Contacts_OfATag_AreFoundWithoutCaseUntilItIsTakenAway(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.TextInAsync("hello", Shop.NewPhone());
        var id = (await shop.ReadChatAsync(chatId)).ContactId;
        using var client = shop.Server.As(shop.Ana);

        await client.PutAsJsonAsync($"contacts/{id}", new { tags = new[] { "Gold 100%" } });
        var found = await TaggedAsync(shop, "gold 100%");
        await client.PutAsJsonAsync($"contacts/{id}", new { firstName = "Ada" });
        var kept = await TaggedAsync(shop, "GOLD 100%");
        await client.PutAsJsonAsync($"contacts/{id}", new { tags = Array.Empty<string>() });

        found.ShouldBe([id]);
        kept.ShouldBe([id]);
        (await TaggedAsync(shop, "gold 100%")).ShouldBeEmpty();
        (await shop.EventsAsync())[^1].Content.ShouldContain("\"changed\":[\"tags\"]");
    }

    [Theory]
    [OnBothDatabases("""{"tags":["0123456789012345678901234567890123"]}""", "tags TOO_LONG")]
    [OnBothDatabases("""{"tags":[""]}""", "tags REQUIRED")]
    [OnBothDatabases("""{"tags":[null]}""", "tags REQUIRED")]
    [OnBothDatabases("""{"attributes":{"":"x"}}""", "attributes REQUIRED")]
    [OnBothDatabases("""{"attributes":{"a":7}}""", "attributes.a INVALID_VALUE")]
    [OnBothDatabases("""{"language":"english please"}""", "language INVALID_LANGUAGE")]
    [OnBothDatabases("""{"externalId":"a\nb"}""", "externalId INVALID_CHARACTER")]
    public async Task Members_ThatBreakARule_AreRefusedByField(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        using var client = shop.Server.As(shop.Ana);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PutAsync($"contacts/{(await shop.ReadChatAsync(chatId)).ContactId}", content);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
    }

    [Theory]
    [OnBothDatabases("""{}""", "address REQUIRED")]
    [OnBothDatabases("""{"address":"+12"}""", "address INVALID_ADDRESS")]
    public async Task Address_ThatIsNone_IsRefused(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostTextAsync(shop.Manager, "contacts", body);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
    }

    private static async Task<IReadOnlyList<string>> TaggedAsync(Shop shop, string tag)
    {
        var page = await shop.GetAsync(shop.Ana, $"contacts?tag={Uri.EscapeDataString(tag)}");
        return [.. page["items"]!.AsArray().Select(contact => (string)contact!["id"]!)];
    }
}
