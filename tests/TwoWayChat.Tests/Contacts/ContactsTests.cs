using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Contacts;

public class ContactsTests
{
    private static readonly object Ada = new { firstName = " Ada ", lastName = "Lovelace", email = "ada@example.com" };

    [Theory, OnBothDatabases]
    public async Task Contact_Edited_IsKeptAndTold(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);
        using var client = shop.Server.As(shop.Ana);
        using var list = await client.GetAsync("contacts");
        await Golden.MatchAsync("contacts", list);

        using var edited = await client.PutAsJsonAsync($"contacts/{id}", Ada);
        using var read = await client.GetAsync($"contacts/{id}");

        edited.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Golden.MatchAsync("contact", edited);
        await Golden.MatchAsync("contact", read);
        (edited.Headers.ETag!.Tag, read.Headers.ETag!.Tag).ShouldBe(("\"2\"", "\"2\""));
        await shop.MatchEventAsync("contact.updated");
    }

    [Theory, OnBothDatabases]
    public async Task Contact_EditedToWhatItIs_IsNotTold(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);
        using var client = shop.Server.As(shop.Ana);

        await client.PutAsJsonAsync($"contacts/{id}", Ada);
        using var again = await client.PutAsJsonAsync($"contacts/{id}", Ada);

        again.Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await shop.EventTypesAsync()).Count(type => type == "contact.updated").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Contact_EditedWithStaleVersion_Is412AndKept(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);
        using var client = shop.Server.As(shop.Ana);
        await client.PutAsJsonAsync($"contacts/{id}", Ada);

        client.DefaultRequestHeaders.Add("If-Match", "\"1\"");
        using var stale = await client.PutAsJsonAsync($"contacts/{id}", new { firstName = "Eve" });

        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        ((string)(await shop.GetAsync(shop.Ana, $"contacts/{id}"))["firstName"]!).ShouldBe("Ada");
    }

    [Theory, OnBothDatabases]
    public async Task Contact_WithName_NamesTheCustomersMessages(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);
        using var client = shop.Server.As(shop.Ana);
        await client.PutAsJsonAsync($"contacts/{id}", Ada);

        var (_, chatId) = await shop.TextInAsync("me again");

        var chat = await shop.GetAsync(shop.Ana, $"chats/{chatId}");
        ((string)chat["contact"]!["displayName"]!, (string)chat["lastMessage"]!["author"]!["name"]!).ShouldBe(("Ada Lovelace", "Ada Lovelace"));
    }

    [Theory, OnBothDatabases]
    public async Task Contact_OfAnotherDepartment_IsThereOnceItHasAChatThere(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);

        foreach (var user in new[] { shop.Ben, other.Manager })
        {
            (await shop.GetStatusAsync(user, $"contacts/{id}")).ShouldBe(HttpStatusCode.NotFound);
            (await FoundAsync(shop, user, "")).ShouldBeEmpty();
            using var client = shop.Server.As(user);
            using var edited = await client.PutAsJsonAsync($"contacts/{id}", Ada);
            edited.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);
        await shop.TextInAsync("hello", to: "55555");

        (await shop.GetStatusAsync(shop.Ben, $"contacts/{id}")).ShouldBe(HttpStatusCode.OK);
        foreach (var user in new[] { shop.Ben, shop.Ana, shop.Paula, shop.Manager })
        {
            (await FoundAsync(shop, user, "")).ShouldBe([id]);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Contacts_Searched_AreFoundByNumberNameAndEmail(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var ada = await ContactAsync(shop);
        await shop.TextInAsync("hello", "Pizza_100%");
        using var client = shop.Server.As(shop.Ana);
        await client.PutAsJsonAsync($"contacts/{ada}", Ada);

        foreach (var text in new[] { "ADA", "love", "a l", "ada@", "2025550123", "(202) 555-01", "+1 202", "+1202555" })
        {
            (await FoundAsync(shop, shop.Ana, text)).ShouldBe([ada], text);
        }

        (await FoundAsync(shop, shop.Ana, "_100%")).ShouldHaveSingleItem().ShouldNotBe(ada);
        (await FoundAsync(shop, shop.Ana, "2%3")).ShouldBeEmpty();
        (await FoundAsync(shop, shop.Ben, "ada")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Contacts_PageByPage_ComeOnceAndNewestFirst(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        foreach (var phone in Enumerable.Range(0, 5).Select(_ => Shop.NewPhone()).ToList())
        {
            await shop.TextInAsync("hello", phone);
        }

        var first = await shop.GetAsync(shop.Ana, "contacts?limit=3");
        var second = await shop.GetAsync(shop.Ana, $"contacts?limit=3&after={(string)first["next"]!}");

        var ids = first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(contact => (string)contact!["id"]!).ToList();
        ids.Count.ShouldBe(5);
        ids.ShouldBeInOrder(SortDirection.Descending);
        second["next"].ShouldBeNull();
    }

    [Theory]
    [OnBothDatabases("""{"firstName":7}""", "firstName INVALID_VALUE")]
    [OnBothDatabases("""{"firstName":"a\u0000b"}""", "firstName INVALID_CHARACTER")]
    [OnBothDatabases("""{"lastName":"0123456789012345678901234567890123456789012345678901234567890123456789"}""", "lastName TOO_LONG")]
    [OnBothDatabases("""{"email":"nobody"}""", "email INVALID_EMAIL")]
    public async Task Contact_WithBadField_IsRefusedByField(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);
        using var client = shop.Server.As(shop.Ana);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PutAsync($"contacts/{id}", content);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
        (await shop.EventTypesAsync()).Count.ShouldBe(3);
    }

    [Theory]
    [OnBothDatabases("000000000000000000000000")]
    [OnBothDatabases("x")]
    public async Task Contact_Unknown_IsNotFound(DatabaseKind kind, string id)
    {
        var shop = await Shop.OpenAsync(kind);
        using var client = shop.Server.As(shop.Manager);

        using var edited = await client.PutAsJsonAsync($"contacts/{id}", Ada);

        edited.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await shop.GetStatusAsync(shop.Manager, $"contacts/{id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> ContactAsync(Shop shop)
    {
        var (_, chatId) = await shop.TextInAsync("hello");
        return (await shop.ReadChatAsync(chatId)).ContactId;
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(Shop shop, TestUser user, string search)
    {
        var page = await shop.GetAsync(user, $"contacts?search={Uri.EscapeDataString(search)}");
        return [.. page["items"]!.AsArray().Select(contact => (string)contact!["id"]!)];
    }
}
