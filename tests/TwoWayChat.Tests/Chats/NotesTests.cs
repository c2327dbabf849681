using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class NotesTests
{
    [Theory, OnBothDatabases]
    public async Task Note_Added_IsListedAndTold(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        using var answer = await shop.PostAsync(shop.Ana, $"chats/{chatId}/notes", new { text = " @Paula please look,\nsee mail@ben.example " });
        await NoteAsync(shop, shop.Paula, chatId, "done");

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        await Golden.MatchAsync("note", answer);
        await shop.MatchEventAsync("chat.note_added");
        (await TextsAsync(shop, shop.Manager, chatId, "")).ShouldBe(["@Paula please look,\nsee mail@ben.example", "done"]);
        (await shop.ReadChatAsync(chatId)).MessageCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Note_NamesOnly_WhoSeesTheChat(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.Server.Seed.AddUserAsync(shop.Company, Role.Agent, "o'hara.j", shop.Billing);

        var note = await NoteAsync(shop, shop.Ana, chatId, "@ben, @nobody, (@MANAGER) and @o'hara.j. Or x@paula?");

        note["mentions"]!.AsArray().Select(mention => (string)mention!["name"]!).Order().ShouldBe(["manager", "o'hara.j"]);
    }

    [Theory, OnBothDatabases]
    public async Task Notes_OfAPage_GoOnWhereItEnded(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        string[] texts = ["one", "two", "three"];
        foreach (var text in texts)
        {
            await NoteAsync(shop, shop.Ana, chatId, text);
        }

        var first = await shop.GetAsync(shop.Ana, $"chats/{chatId}/notes?limit=2");
        var rest = await TextsAsync(shop, shop.Ana, chatId, $"?limit=2&after={first["next"]}");

        first["items"]!.AsArray().Count.ShouldBe(2);
        rest.ShouldBe(["three"]);
    }

    [Theory]
    [OnBothDatabases("""{}""", "text REQUIRED")]
    [OnBothDatabases("""{"text":" \n"}""", "text REQUIRED")]
    [OnBothDatabases("""{"text":"a\u0000"}""", "text INVALID_CHARACTER")]
    [OnBothDatabases("""{"text":7}""", "text INVALID_VALUE")]
    public async Task Note_Bad_IsRefusedByField(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        using var answer = await shop.PostTextAsync(shop.Ana, $"chats/{chatId}/notes", body);
        using var tooLong = await shop.PostAsync(shop.Ana, $"chats/{chatId}/notes", new { text = new string('x', 4001) });

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
        (await Shop.CodeAsync(tooLong, HttpStatusCode.BadRequest)).ShouldBe("text TOO_LONG");
        (await TextsAsync(shop, shop.Ana, chatId, "")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Note_WithTheSameKey_IsWrittenOnceAlsoOnAnEndedChat(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/end");
        using var ana = shop.Server.As(shop.Ana);
        ana.DefaultRequestHeaders.Add("Idempotency-Key", "n-1");

        using var first = await ana.PostAsJsonAsync($"chats/{chatId}/notes", new { text = "wrap-up" });
        using var again = await ana.PostAsJsonAsync($"chats/{chatId}/notes", new { text = "wrap-up" });

        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await TextsAsync(shop, shop.Ana, chatId, "")).ShouldBe(["wrap-up"]);
    }

    [Theory, OnBothDatabases]
    public async Task Tag_PutAndTakenOff_IsShownAndToldOnce(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        await TagAsync(shop, shop.Ana, HttpMethod.Put, chatId, "VIP");
        await TagAsync(shop, shop.Ana, HttpMethod.Put, chatId, "vip");
        var both = await TagAsync(shop, shop.Paula, HttpMethod.Put, chatId, "größe 1");
        await shop.MatchEventAsync("chat.tagged");
        var one = await TagAsync(shop, shop.Ana, HttpMethod.Delete, chatId, "VIP");
        await TagAsync(shop, shop.Ana, HttpMethod.Delete, chatId, "VIP");

        both["tags"]!.AsArray().Select(tag => (string)tag!).ShouldBe(["größe 1", "VIP"]);
        one["tags"]!.AsArray().Select(tag => (string)tag!).ShouldBe(["größe 1"]);
        (await shop.GetAsync(shop.Ana, "chats"))["items"]![0]!["tags"]!.AsArray().Count.ShouldBe(1);
        (await shop.EventTypesAsync()).Skip(3).ShouldBe(["chat.tagged", "chat.tagged", "chat.untagged"]);
        await shop.MatchEventAsync("chat.untagged");
    }

    [Theory, OnBothDatabases]
    public async Task Tag_BadOrOneTooMany_IsRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        for (var n = 0; n < 20; n++)
        {
            await TagAsync(shop, shop.Ana, HttpMethod.Put, chatId, $"t{n}");
        }

        foreach (var bad in new[] { " ", "a,b", new string('x', 41), "a\u0007" })
        {
            (await TagAsync(shop, shop.Ana, HttpMethod.Put, chatId, bad, HttpStatusCode.BadRequest))["errors"]![0]!["field"]!.GetValue<string>()
                .ShouldBe("tag");
        }

        (await TagAsync(shop, shop.Ana, HttpMethod.Put, chatId, "t20", HttpStatusCode.Conflict))["errors"]![0]!["code"]!.GetValue<string>()
            .ShouldBe("TOO_MANY_TAGS");
        (await TagAsync(shop, shop.Ana, HttpMethod.Put, chatId, "T19"))["tags"]!.AsArray().Count.ShouldBe(20);
    }

    private static async Task<JsonObject> TagAsync(
        Shop shop, TestUser user, HttpMethod method, string chatId, string tag, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = shop.Server.As(user);
        using var request = new HttpRequestMessage(method, $"chats/{chatId}/tags/{Uri.EscapeDataString(tag)}");
        using var answer = await client.SendAsync(request);
        return await shop.ReadAsync(answer, status);
    }

    private static async Task<JsonObject> NoteAsync(Shop shop, TestUser user, string chatId, string text)
    {
        using var answer = await shop.PostAsync(user, $"chats/{chatId}/notes", new { text });
        return await shop.ReadAsync(answer, HttpStatusCode.Created);
    }

    private static async Task<IEnumerable<string>> TextsAsync(Shop shop, TestUser user, string chatId, string query) =>
        (await shop.GetAsync(user, $"chats/{chatId}/notes{query}"))["items"]!.AsArray().Select(note => (string)note!["text"]!);
}
