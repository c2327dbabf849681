using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

public class ResendTests
{
    [Theory, OnBothDatabases]
    public async Task Message_ThatFailed_IsSentAgainAndBothStay(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (chatId, failedId) = await FailedAsync(shop);

        using var answer = await shop.PostAsync(shop.Paula, $"chats/{chatId}/messages/{failedId}/resend", null);
        using var twice = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages/{failedId}/resend", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Golden.MatchAsync("message-resent", answer);
        (await Shop.CodeAsync(twice, HttpStatusCode.Conflict)).ShouldBe("message ALREADY_RESENT");
        var newId = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
        var items = (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages"))["items"]!.AsArray();
        items.Select(item => ((string)item!["id"]!, (string?)item["resendOf"], (string?)item["resentAs"]))
            .ShouldBe([(failedId, null, newId), (newId, failedId, null)]);
    }

    [Theory, OnBothDatabases]
    public async Task Message_ResentByManyAtOnce_IsSentOnceMore(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (chatId, failedId) = await FailedAsync(shop);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shop.PostAsync(shop.Ana, $"chats/{chatId}/messages/{failedId}/resend", null)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted).ShouldBe(1);
        (await shop.NumbersAsync(chatId)).ShouldBe([1, 2]);
    }

    [Theory, OnBothDatabases]
    public async Task Message_ResentWithTheSameKey_AnswersAlike(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (chatId, failedId) = await FailedAsync(shop);
        using var ana = shop.Server.As(shop.Ana);
        ana.DefaultRequestHeaders.Add("Idempotency-Key", "r-1");

        using var first = await ana.PostAsync($"chats/{chatId}/messages/{failedId}/resend", null);
        using var again = await ana.PostAsync($"chats/{chatId}/messages/{failedId}/resend", null);

        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await shop.NumbersAsync(chatId)).ShouldBe([1, 2]);
    }

    [Theory, OnBothDatabases]
    public async Task Message_ThatCannotBeResent_SaysWhy(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (chatId, failedId) = await FailedAsync(shop);
        var (inboundId, otherId) = await shop.TextInAsync("hello", Shop.NewPhone());

        (await CodeAsync(shop, shop.Ana, otherId, inboundId)).ShouldBe("message NOT_FAILED");
        (await StatusAsync(shop, shop.Ana, otherId, failedId)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(shop, shop.Ben, chatId, failedId)).ShouldBe(HttpStatusCode.NotFound);
        await shop.DeleteAsync(shop.Manager, $"chats/{chatId}/messages/{failedId}");
        (await CodeAsync(shop, shop.Ana, chatId, failedId)).ShouldBe("message REDACTED");
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/end");
        (await CodeAsync(shop, shop.Ana, chatId, failedId)).ShouldBe("chat CHAT_ENDED");
    }

    private static async Task<(string ChatId, string MessageId)> FailedAsync(Shop shop)
    {
        using var answer = await shop.PostAsync(shop.Ana, "chats", new { to = "+13035999001", text = "Are you there?" });
        var body = await shop.ReadAsync(answer, HttpStatusCode.Accepted);
        await shop.EventAsync("message.failed");
        return ((string)body["chat"]!["id"]!, (string)body["message"]!["id"]!);
    }

    private static async Task<string> CodeAsync(Shop shop, TestUser user, string chatId, string messageId)
    {
        using var answer = await shop.PostAsync(user, $"chats/{chatId}/messages/{messageId}/resend", null);
        return await Shop.CodeAsync(answer, HttpStatusCode.Conflict);
    }

    private static async Task<HttpStatusCode> StatusAsync(Shop shop, TestUser user, string chatId, string messageId)
    {
        using var answer = await shop.PostAsync(user, $"chats/{chatId}/messages/{messageId}/resend", null);
        return answer.StatusCode;
    }
}
