using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Security;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Contacts;

public class ContactNotesTests
{
    [Theory, OnBothDatabases]
    public async Task Note_Added_IsListedNewestFirstAndTold(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);
        using var ana = shop.Server.As(shop.Ana);
        ana.DefaultRequestHeaders.Add("Idempotency-Key", "n-1");

        using var first = await ana.PostAsJsonAsync($"contacts/{id}/notes", new { text = " Prefers mornings,\nnever calls " });
        using var again = await ana.PostAsJsonAsync($"contacts/{id}/notes", new { text = " Prefers mornings,\nnever calls " });
        await Golden.MatchAsync("contact-note", first);
        await shop.MatchEventAsync("contact.updated", "event-contact.noted");
        await NoteAsync(shop, shop.Paula, id, "Pays late");
        await NoteAsync(shop, shop.Manager, id, "Knows the boss");

        (first.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
        (await TextsAsync(shop, shop.Ana, id)).ShouldBe(["Knows the boss", "Pays late", "Prefers mornings,\nnever calls"]);
        var page = await shop.GetAsync(shop.Ana, $"contacts/{id}/notes?limit=2");
        (await TextsAsync(shop, shop.Ana, id, $"?limit=2&after={page["next"]}")).ShouldBe(["Prefers mornings,\nnever calls"]);
        (await shop.GetAsync(shop.Ana, $"contacts/{id}"))["version"]!.GetValue<long>().ShouldBe(1);
    }

    /// <summary>A contact of two departments: what one has noted is none of the other's, in the list, in events, and to delete.</summary>
    [Theory, OnBothDatabases]
    public async Task Note_OfAnotherProperty_IsNeitherSeenNorToldNorDeleted(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);
        await shop.TextInAsync("to sales", Shop.Customer, "55555");
        using var ben = shop.Server.As(shop.Ben);
        var session = (await ben.DoAsync("POST", "integration", new { user = shop.Ben.SignInName }))["id"];

        var billing = await NoteAsync(shop, shop.Ana, id, "Owes us money");
        var sales = await NoteAsync(shop, shop.Ben, id, "Wants to buy");
        using var foreign = await shop.DeleteAsync(shop.Ben, $"contacts/{id}/notes/{billing}");
        using var unknown = await shop.DeleteAsync(shop.Ben, $"contacts/{id}/notes/x");

        (foreign.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        (await TextsAsync(shop, shop.Ana, id)).ShouldBe(["Owes us money"]);
        (await TextsAsync(shop, shop.Paula, id)).ShouldBe(["Owes us money"]);
        (await TextsAsync(shop, shop.Ben, id)).ShouldBe(["Wants to buy"]);
        (await TextsAsync(shop, shop.Manager, id)).ShouldBe(["Wants to buy", "Owes us money"]);
        var pulled = (await shop.GetAsync(shop.Ben, $"integration/{session}/events")).ToJsonString();
        (pulled.Contains(sales, StringComparison.Ordinal), pulled.Contains(billing, StringComparison.Ordinal)).ShouldBe((true, false));
    }

    [Theory, OnBothDatabases]
    public async Task Note_Deleted_ByItsAuthorOrAManager_IsGone(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);
        var carl = await shop.Server.Seed.AddUserAsync(shop.Company, Role.Agent, "carl", shop.Billing);
        var own = await NoteAsync(shop, shop.Ana, id, "one");
        var other = await NoteAsync(shop, shop.Ana, id, "two");

        using var byColleague = await shop.DeleteAsync(carl, $"contacts/{id}/notes/{own}");
        using var byAuthor = await shop.DeleteAsync(shop.Ana, $"contacts/{id}/notes/{own}");
        using var again = await shop.DeleteAsync(shop.Ana, $"contacts/{id}/notes/{own}");
        using var byManager = await shop.DeleteAsync(shop.Paula, $"contacts/{id}/notes/{other}");

        (byColleague.StatusCode, byAuthor.StatusCode, again.StatusCode, byManager.StatusCode)
            .ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NoContent));
        (await TextsAsync(shop, shop.Manager, id)).ShouldBeEmpty();
        (await shop.EventTypesAsync()).Count(type => type == "contact.updated").ShouldBe(4);
        (await shop.Server.Database.QueryAsync<string>(
            "select action from audit_entries where company_id = @company and target_id = @id", new { company = shop.Company.Id, id }, CancellationToken.None))
            .ShouldBe(["contact.note_deleted", "contact.note_deleted"]);
    }

    [Theory]
    [OnBothDatabases("""{}""", "text REQUIRED")]
    [OnBothDatabases("""{"text":" \n"}""", "text REQUIRED")]
    [OnBothDatabases("""{"text":"a\u0000"}""", "text INVALID_CHARACTER")]
    public async Task Note_Bad_IsRefusedByField(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        var id = await ContactAsync(shop);

        using var answer = await shop.PostTextAsync(shop.Ana, $"contacts/{id}/notes", body);
        using var tooLong = await shop.PostAsync(shop.Ana, $"contacts/{id}/notes", new { text = new string('x', 4001) });

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
        (await Shop.CodeAsync(tooLong, HttpStatusCode.BadRequest)).ShouldBe("text TOO_LONG");
        (await TextsAsync(shop, shop.Ana, id)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Notes_OfAMergedContact_GoAlong(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var winner = await ContactAsync(shop);
        var loser = await ContactAsync(shop, Shop.NewPhone());
        await NoteAsync(shop, shop.Ana, loser, "of the other");
        await NoteAsync(shop, shop.Ana, winner, "own");

        await shop.DoAsync(shop.Paula, $"contacts/{winner}/merge", new { contact = loser });

        (await TextsAsync(shop, shop.Ana, winner)).ShouldBe(["own", "of the other"]);
        (await shop.GetStatusAsync(shop.Ana, $"contacts/{loser}/notes")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> ContactAsync(Shop shop, string phone = Shop.Customer)
    {
        var (_, chatId) = await shop.TextInAsync("hello", phone);
        return (await shop.ReadChatAsync(chatId)).ContactId;
    }

    private static async Task<string> NoteAsync(Shop shop, TestUser user, string contactId, string text)
    {
        using var answer = await shop.PostAsync(user, $"contacts/{contactId}/notes", new { text });
        return (await shop.ReadAsync(answer, HttpStatusCode.Created))["id"]!.GetValue<string>();
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(Shop shop, TestUser user, string contactId, string query = "") =>
        [.. (await shop.GetAsync(user, $"contacts/{contactId}/notes{query}"))["items"]!.AsArray().Select(note => (string)note!["text"]!)];
}
