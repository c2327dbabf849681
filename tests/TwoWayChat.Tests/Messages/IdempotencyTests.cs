using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

public class IdempotencyTests
{
    [Theory, OnBothDatabases]
    public async Task Key_Again_AnswersWithFirstResultOfSend(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => PostAsync(shop, shop.Ana, $"chats/{chatId}/messages", new { text = "once" }, "key-1")));

        answers.Distinct().ShouldHaveSingleItem().Status.ShouldBe(HttpStatusCode.Accepted);
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Key_Again_AnswersWithFirstResultOfStart(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var opening = new { to = Shop.Customer, text = "once" };

        var first = await PostAsync(shop, shop.Ana, "chats", opening, "key-1");
        var again = await PostAsync(shop, shop.Ana, "chats", opening, "key-1");

        again.ShouldBe(first);
        (await shop.EventTypesAsync()).Count(type => type == "message.accepted").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Key_WithAnotherRequest_Is422(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await PostAsync(shop, shop.Ana, $"chats/{chatId}/messages", new { text = "once" }, "key-1");

        using var client = shop.Server.As(shop.Ana);
        client.DefaultRequestHeaders.Add(IdempotencyKey.Header, "key-1");
        using var otherText = await client.PostAsJsonAsync($"chats/{chatId}/messages", new { text = "twice" });
        using var otherPath = await client.PostAsJsonAsync("chats", new { to = Shop.Customer, text = "once" });

        otherText.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await Golden.MatchAsync("idempotency-key-reused", otherText);
        otherPath.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Key_OfAnotherUser_IsAnotherKey(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        await PostAsync(shop, shop.Ana, $"chats/{chatId}/messages", new { text = "once" }, "key-1");
        await PostAsync(shop, shop.Paula, $"chats/{chatId}/messages", new { text = "twice" }, "key-1");

        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Key_OfARefusedRequest_IsNotUsedUp(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        var refused = await PostAsync(shop, shop.Ana, $"chats/{chatId}/messages", new { text = "hi", lastSeenMessageId = "x" }, "key-1");
        var accepted = await PostAsync(shop, shop.Ana, $"chats/{chatId}/messages", new { text = "hi" }, "key-1");

        (refused.Status, accepted.Status).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.Accepted));
    }

    [Theory]
    [OnBothDatabases("")]
    [OnBothDatabases("a b")]
    [OnBothDatabases("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task Key_ThatIsNone_IsRefused(DatabaseKind kind, string key)
    {
        var shop = await Shop.OpenAsync(kind);

        var answer = await PostAsync(shop, shop.Ana, "chats", new { to = Shop.Customer, text = "hi" }, key);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldContain("Idempotency-Key");
    }

    [Theory, OnBothDatabases]
    public async Task Key_AfterADay_IsForgotten(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(server);
        var (_, chatId) = await shop.TextInAsync("hello");
        await PostAsync(shop, shop.Ana, $"chats/{chatId}/messages", new { text = "once" }, "key-1");

        time.Advance(TimeSpan.FromHours(25));
        var again = await PostAsync(shop, shop.Ana, $"chats/{chatId}/messages", new { text = "other" }, "key-1");

        again.Status.ShouldBe(HttpStatusCode.Accepted);
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Sweep_RemovesWhatIsTooOld(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(server);
        await PostAsync(shop, shop.Ana, "chats", new { to = Shop.Customer, text = "old" }, "old");
        time.Advance(TimeSpan.FromHours(23));
        await PostAsync(shop, shop.Ana, "chats", new { to = Shop.Customer, text = "young" }, "young");

        time.Advance(TimeSpan.FromHours(2));

        await Eventually.HoldsAsync(async () => (await KeysAsync(shop)) is ["young"]);
    }

    private static Task<IReadOnlyList<string>> KeysAsync(Shop shop) => shop.Server.Database.QueryAsync<string>(
        "select idempotency_key from idempotency_keys where company_id = @id", new { id = shop.Company.Id }, CancellationToken.None);

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(Shop shop, TestUser user, string path, object body, string key)
    {
        using var client = shop.Server.As(user);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation(IdempotencyKey.Header, key);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
