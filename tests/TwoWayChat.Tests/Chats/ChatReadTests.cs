using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class ChatReadTests
{
    [Theory, OnBothDatabases]
    public async Task Chat_Read_IsTheChatObject(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        using var client = shop.Server.As(shop.Ana);

        using var chat = await client.GetAsync($"chats/{chatId}");
        using var list = await client.GetAsync("chats/");

        await Golden.MatchAsync("chat", chat);
        await Golden.MatchAsync("chats", list);
    }

    [Theory, OnBothDatabases]
    public async Task Messages_Read_AreOldestFirst(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.TextInAsync("anybody?");
        using var client = shop.Server.As(shop.Ana);

        using var list = await client.GetAsync($"chats/{chatId}/messages");

        await Golden.MatchAsync("messages", list);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_OfOthers_IsNotFoundAndNotListed(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        foreach (var user in new[] { shop.Ana, shop.Paula, shop.Manager })
        {
            (await shop.GetStatusAsync(user, $"chats/{chatId}")).ShouldBe(HttpStatusCode.OK);
            (await shop.GetStatusAsync(user, $"chats/{chatId}/messages")).ShouldBe(HttpStatusCode.OK);
            (await ListAsync(shop, user)).ShouldBe([chatId]);
        }

        foreach (var user in new[] { shop.Ben, other.Manager })
        {
            (await shop.GetStatusAsync(user, $"chats/{chatId}")).ShouldBe(HttpStatusCode.NotFound);
            (await shop.GetStatusAsync(user, $"chats/{chatId}/messages")).ShouldBe(HttpStatusCode.NotFound);
            (await ListAsync(shop, user)).ShouldBeEmpty();
        }
    }

    [Theory, OnBothDatabases]
    public async Task Chat_AssignedToAgentOfAnotherProperty_IsTheirsToSeeOnce(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.WriteAsync("update chats set assigned_to = @ben where chat_id = @chatId", new { ben = shop.Ben.Id, chatId });

        (await shop.GetStatusAsync(shop.Ben, $"chats/{chatId}")).ShouldBe(HttpStatusCode.OK);
        (await ListAsync(shop, shop.Ben)).ShouldBe([chatId]);
        (await ListAsync(shop, shop.Ana)).ShouldBe([chatId]);
    }

    [Theory, OnBothDatabases]
    public async Task Chats_Filtered_AreThoseAskedFor(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var phone = Shop.NewPhone();
        var (_, open) = await shop.TextInAsync("hello");
        var (_, ended) = await shop.TextInAsync("hello", phone);
        await shop.DoAsync(shop.Ana, $"chats/{open}/assignment");
        await shop.DoAsync(shop.Ana, $"chats/{ended}/end");
        var contactId = (await shop.ReadChatAsync(ended)).ContactId;

        foreach (var (query, found) in new (string, string[])[]
        {
            ("", [ended, open]), ("status=OPEN", [open]), ("status=ENDED", [ended]), ("assignedTo=me", [open]), ("assignedTo=none", [ended]),
            ($"assignedTo={shop.Ana.Id}", [open]), ($"assignedTo={shop.Ana.SignInName}", [open]), ($"assignedTo={shop.Paula.SignInName}", []),
            ($"propertyId={shop.Billing.Id}", [ended, open]), ($"propertyId={shop.Sales.Id}", []), ($"contact={contactId}", [ended]),
            ($"contact={Uri.EscapeDataString(phone)}", [ended]), ($"contact={phone}&status=OPEN", []), ("status=OPEN&assignedTo=none", []),
        })
        {
            (await ListAsync(shop, shop.Ana, query)).ShouldBe(found, ignoreOrder: true, $"agent, {query}");
            (await ListAsync(shop, shop.Manager, query.Replace("=me", $"={shop.Ana.Id}"))).ShouldBe(found, ignoreOrder: true, $"manager, {query}");
        }
    }

    [Theory]
    [OnBothDatabases("status=open", "status INVALID_VALUE")]
    [OnBothDatabases("status=x%00", "status INVALID_VALUE")]
    [OnBothDatabases("assignedTo=nobody", "assignedTo UNKNOWN_USER")]
    [OnBothDatabases("assignedTo=a%00@b", "assignedTo UNKNOWN_USER")]
    [OnBothDatabases("propertyId=7", "propertyId INVALID_VALUE")]
    [OnBothDatabases("contact=%3F", "contact INVALID_VALUE")]
    [OnBothDatabases("limit=0", "limit INVALID_LIMIT")]
    [OnBothDatabases("limit=201", "limit INVALID_LIMIT")]
    [OnBothDatabases("limit=x", "limit INVALID_LIMIT")]
    [OnBothDatabases("after=x", "after INVALID_CURSOR")]
    [OnBothDatabases("after=YQpi", "after INVALID_CURSOR")]
    [OnBothDatabases("after=MQoA", "after INVALID_CURSOR")]
    [OnBothDatabases("search=%00", "search INVALID_CHARACTER")]
    public async Task Chats_BadlyAsked_AreRefusedByField(DatabaseKind kind, string query, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        using var client = shop.Server.As(shop.Manager);

        using var answer = await client.GetAsync($"chats?{query}");

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
    }

    [Theory, OnBothDatabases]
    public async Task Chats_PageByPage_ComeOnceAndNewestActivityFirst(DatabaseKind kind)
    {
        const int Chats = 7;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(server);
        var expected = new List<string>();
        for (var n = 0; n < Chats; n++)
        {
            time.Advance(TimeSpan.FromMilliseconds(n % 2)); // Some at the same moment.
            expected.Insert(0, (await shop.TextInAsync("hello", Shop.NewPhone())).ChatId);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        await shop.SendAsync(shop.Ana, expected[^1], "hi");
        expected = [expected[^1], .. expected[..^1]];

        foreach (var user in new[] { shop.Ana, shop.Paula, shop.Manager })
        {
            var pages = await PagesAsync(shop, user, "chats?limit=3");
            pages.Select(page => page.Count).ShouldBe([3, 3, 1]);
            var seen = pages.SelectMany(page => page).Select(chat => (string)chat["id"]!).ToList();
            seen.ShouldBe(expected, ignoreOrder: true);
            seen[0].ShouldBe(expected[0]);
            pages.SelectMany(page => page).Select(chat => (long)chat["lastMessage"]!["createdAt"]!).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Messages_PageByPage_ComeOnceAndInOrder(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("1");
        foreach (var n in Enumerable.Range(2, 4))
        {
            await shop.TextInAsync($"{n}");
        }

        var pages = await PagesAsync(shop, shop.Ana, $"chats/{chatId}/messages?limit=2");

        pages.SelectMany(page => page).Select(message => (string)message["text"]!).ShouldBe(["1", "2", "3", "4", "5"]);
        pages.Count.ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task ReadMark_MovesForwardAndCountsTheCustomersMessages(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("1");
        await shop.SendAsync(shop.Ana, chatId, "2");
        await shop.TextInAsync("3");

        (await UnreadAsync(shop, shop.Ana, chatId)).ShouldBe(2);
        ((long)(await shop.DoAsync(shop.Ana, $"chats/{chatId}/read", new { number = 2 }))["unread"]!).ShouldBe(1);
        ((long)(await shop.DoAsync(shop.Ana, $"chats/{chatId}/read", new { number = 3 }))["unread"]!).ShouldBe(0);
        ((long)(await shop.DoAsync(shop.Ana, $"chats/{chatId}/read", new { number = 1 }))["unread"]!).ShouldBe(0);
        await shop.TextInAsync("4");
        (await UnreadAsync(shop, shop.Ana, chatId)).ShouldBe(1);
        (await UnreadAsync(shop, shop.Paula, chatId)).ShouldBe(3);
    }

    [Theory]
    [OnBothDatabases("""{}""", "number REQUIRED")]
    [OnBothDatabases("""{"number":0}""", "number UNKNOWN_MESSAGE")]
    [OnBothDatabases("""{"number":2}""", "number UNKNOWN_MESSAGE")]
    [OnBothDatabases("""{"number":-1}""", "number UNKNOWN_MESSAGE")]
    [OnBothDatabases("""{"number":9223372036854775807}""", "number UNKNOWN_MESSAGE")]
    [OnBothDatabases("""{"number":9223372036854775808}""", "number INVALID_VALUE")]
    [OnBothDatabases("""{"number":"1"}""", "number INVALID_VALUE")]
    [OnBothDatabases("""{"number":1.5}""", "number INVALID_VALUE")]
    public async Task ReadMark_BadlySet_IsRefusedByField(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("1");

        using var answer = await shop.PostTextAsync(shop.Ana, $"chats/{chatId}/read", body);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
    }

    private static async Task<long> UnreadAsync(Shop shop, TestUser user, string chatId) => (long)(await shop.GetAsync(user, $"chats/{chatId}"))["unread"]!;

    private static async Task<IReadOnlyList<string>> ListAsync(Shop shop, TestUser user, string query = "") =>
        [.. (await shop.GetAsync(user, $"chats?{query}"))["items"]!.AsArray().Select(chat => (string)chat!["id"]!)];

    private static async Task<IReadOnlyList<IReadOnlyList<JsonNode>>> PagesAsync(Shop shop, TestUser user, string path)
    {
        var pages = new List<IReadOnlyList<JsonNode>>();
        string? next = null;
        do
        {
            var page = await shop.GetAsync(user, next is null ? path : $"{path}&after={next}");
            pages.Add([.. page["items"]!.AsArray().Select(item => item!)]);
            next = (string?)page["next"];
        }
        while (next is not null);
        return pages;
    }
}
