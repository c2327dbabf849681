using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

public class RedactTests
{
    private const string Secret = "My card is 4111 1111 1111 1111";

    [Theory, OnBothDatabases]
    public async Task Message_Redacted_StandsNowhereAnyMore(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        var session = (await manager.DoAsync("POST", "integration", new { user = shop.Ana.SignInName }))["id"];
        var (messageId, chatId) = await shop.TextInAsync(Secret);

        using var answer = await shop.DeleteAsync(shop.Paula, $"chats/{chatId}/messages/{messageId}");
        using var again = await shop.DeleteAsync(shop.Manager, $"chats/{chatId}/messages/{messageId}");

        (answer.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        var pulled = await shop.GetAsync(shop.Manager, $"integration/{session}/events?limit=200");
        pulled.ToJsonString().ShouldNotContain("4111");
        pulled.ToJsonString().ShouldContain(messageId);
        (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages")).ToJsonString().ShouldNotContain("4111");
        (await StoredAsync(shop)).ShouldBeEmpty();
        await shop.MatchEventAsync("message.redacted");
        (await shop.EventTypesAsync()).Count(type => type == "message.redacted").ShouldBe(1);
        (await shop.ReadChatAsync(chatId)).MessageCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Message_SentOnceAndRedacted_IsAnsweredWithoutTextAndSentNoSecondTime(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        using var ana = shop.Server.As(shop.Ana);
        ana.DefaultRequestHeaders.Add("Idempotency-Key", "k-1");
        var path = $"chats/{chatId}/messages";
        using var first = await ana.PostAsJsonAsync(path, new { text = Secret, clientMessageId = "c-1" });
        var id = (string)(await shop.ReadAsync(first, HttpStatusCode.Accepted))["id"]!;
        await shop.EventAsync("message.delivered");

        using var redacted = await shop.DeleteAsync(shop.Paula, $"{path}/{id}");
        using var byKey = await ana.PostAsJsonAsync(path, new { text = Secret, clientMessageId = "c-1" });
        using var byClientId = await shop.PostAsync(shop.Ana, path, new { text = Secret, clientMessageId = "c-1" });

        redacted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        foreach (var answer in new[] { byKey, byClientId })
        {
            var body = await shop.ReadAsync(answer, HttpStatusCode.Accepted);
            ((string)body["id"]!, (string)body["text"]!, body.ContainsKey("redactedAt")).ShouldBe((id, "", true));
        }

        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(1);
        (await StoredAsync(shop)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Message_OfSomebodyElsesReach_IsNotRedacted(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (messageId, chatId) = await shop.TextInAsync("hello");
        var (otherId, _) = await shop.TextInAsync("hello", Shop.NewPhone());
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });

        foreach (var (user, id, status) in new[]
        {
            (shop.Ben, messageId, HttpStatusCode.Forbidden), (shop.Paula, messageId, HttpStatusCode.NotFound),
            (shop.Manager, otherId, HttpStatusCode.NotFound), (shop.Manager, "x", HttpStatusCode.NotFound),
            (shop.Manager, new string('0', 24), HttpStatusCode.NotFound),
        })
        {
            using var answer = await shop.DeleteAsync(user, $"chats/{chatId}/messages/{id}");
            answer.StatusCode.ShouldBe(status, $"{user.SignInName} {id}");
        }

        (await shop.GetAsync(shop.Manager, $"chats/{chatId}/messages"))["items"]![0]!["text"]!.GetValue<string>().ShouldBe("hello");
    }

    [Theory, OnBothDatabases]
    public async Task Message_OnItsWay_IsNotRedacted(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (messageId, chatId) = await shop.TextInAsync("hello");
        await shop.WriteAsync("update messages set state = 'QUEUED' where company_id = @Id and message_id = @messageId", new { shop.Company.Id, messageId });

        using var answer = await shop.DeleteAsync(shop.Manager, $"chats/{chatId}/messages/{messageId}");

        (await Shop.CodeAsync(answer, HttpStatusCode.Conflict)).ShouldBe("message ON_ITS_WAY");
    }

    /// <summary>Whatever row of the company still holds the text.</summary>
    private static async Task<IReadOnlyList<string>> StoredAsync(Shop shop) => await shop.Server.Database.QueryAsync<string>(
        """
        select text from messages where company_id = @Id and text like '%4111%'
        union all select content from events where company_id = @Id and content like '%4111%'
        union all select answer from idempotency_keys where company_id = @Id and answer like '%4111%'
        union all select details from audit_entries where company_id = @Id and details like '%4111%'
        """,
        new { shop.Company.Id },
        CancellationToken.None);
}
