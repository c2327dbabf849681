using System.Net;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

public class SendMessageTests
{
    private static readonly string NoId = new('0', 24);

    [Theory, OnBothDatabases]
    public async Task Message_Sent_IsAcceptedQueuedAndTold(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        using var answer = await shop.PostAsync(shop.Ana, Path(chatId), new { text = "Let me look.", clientMessageId = "crm-1" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Golden.MatchAsync("message-accepted", answer);
        await shop.MatchEventAsync("message.accepted");
    }

    [Theory, OnBothDatabases]
    public async Task Message_Sent_EndsTheCustomersWait(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        await shop.SendAsync(shop.Ana, chatId, "Let me look.");

        var chat = await shop.ReadChatAsync(chatId);
        chat.ShouldSatisfyAllConditions(
            () => chat.WaitingSince.ShouldBeNull(),
            () => chat.FirstReplyAt.ShouldNotBeNull(),
            () => chat.OutboundCount.ShouldBe(1),
            () => chat.MessageCount.ShouldBe(2));
    }

    [Theory, OnBothDatabases]
    public async Task Message_BySomebodyWithoutSight_IsNotFoundAndChangesNothing(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        foreach (var user in new[] { shop.Ben, other.Manager, other.Ana })
        {
            using var answer = await shop.PostAsync(user, Path(chatId), new { text = "hi" });
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        foreach (var user in new[] { shop.Ana, shop.Paula, shop.Manager })
        {
            await shop.SendAsync(user, chatId, "hi");
        }

        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(3);
    }

    [Theory]
    [OnBothDatabases("000000000000000000000000")]
    [OnBothDatabases("x")]
    [OnBothDatabases("a%0Ab")]
    [OnBothDatabases("58A64BA3E4B04A24A92DA9E6")]
    public async Task Message_IntoUnknownChat_IsNotFound(DatabaseKind kind, string chatId)
    {
        var shop = await Shop.OpenAsync(kind);

        using var answer = await shop.PostAsync(shop.Manager, Path(chatId), new { text = "hi" });

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task ClientMessageId_Again_AnswersWithFirstMessage(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.SendAsync(shop.Ana, chatId, "once", "crm-1")));
        var byAnother = await shop.SendAsync(shop.Paula, chatId, "once", "crm-1");

        answers.Select(answer => (string)answer["id"]!).Distinct().ShouldHaveSingleItem();
        ((string)byAnother["id"]!).ShouldNotBe((string)answers[0]["id"]!);
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task ClientMessageId_WithAnotherText_Is422(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.SendAsync(shop.Ana, chatId, "once", "crm-1");

        using var answer = await shop.PostAsync(shop.Ana, Path(chatId), new { text = "other", clientMessageId = "crm-1" });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await Golden.MatchAsync("client-message-id-reused", answer);
        (await shop.ReadChatAsync(chatId)).OutboundCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task LastSeenMessage_OfThisChatOnly_IsAccepted(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (seen, chatId) = await shop.TextInAsync("hello");
        var (foreign, _) = await shop.TextInAsync("hello", Shop.NewPhone());

        using var accepted = await shop.PostAsync(shop.Ana, Path(chatId), new { text = "hi", lastSeenMessageId = seen });
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        foreach (var wrong in new[] { foreign, NoId, "x", "a\0b" })
        {
            using var refused = await shop.PostAsync(shop.Ana, Path(chatId), new { text = "hi", lastSeenMessageId = wrong });
            (await Shop.CodeAsync(refused, HttpStatusCode.BadRequest)).ShouldStartWith("lastSeenMessageId ");
        }
    }

    [Theory]
    [OnBothDatabases("""{}""", "text REQUIRED")]
    [OnBothDatabases("""{"text":null}""", "text REQUIRED")]
    [OnBothDatabases("""{"text":""}""", "text REQUIRED")]
    [OnBothDatabases("""{"text":"\t \n"}""", "text REQUIRED")]
    [OnBothDatabases("""{"text":"\u0007"}""", "text INVALID_CHARACTER")]
    [OnBothDatabases("""{"text":["a"]}""", "text INVALID_VALUE")]
    [OnBothDatabases("""{"text":"a","clientMessageId":7}""", "clientMessageId INVALID_VALUE")]
    [OnBothDatabases("""{"text":"a","media":["x"]}""", "media INVALID_VALUE")]
    [OnBothDatabases("""{"text":"a","media":"x"}""", "media INVALID_VALUE")]
    [OnBothDatabases("""{"text":"a","templateId":"58a64ba3e4b04a24a92da9e6"}""", "text AMBIGUOUS")]
    [OnBothDatabases("""{"templateId":"58a64ba3e4b04a24a92da9e6"}""", "templateId UNKNOWN_TEMPLATE")]
    [OnBothDatabases("""{"templateId":"x"}""", "templateId UNKNOWN_TEMPLATE")]
    public async Task Message_WithBadField_IsRefusedByField(DatabaseKind kind, string body, string code)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        using var answer = await shop.PostTextAsync(shop.Ana, Path(chatId), body);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
        (await shop.ReadChatAsync(chatId)).MessageCount.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Message_OfElevenSegments_IsTooLong(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        using var most = await shop.PostAsync(shop.Ana, Path(chatId), new { text = new string('x', 1530) });
        using var tooMany = await shop.PostAsync(shop.Ana, Path(chatId), new { text = new string('x', 1531) });
        using var unicode = await shop.PostAsync(shop.Ana, Path(chatId), new { text = new string('ж', 671) });
        using var tooLong = await shop.PostAsync(shop.Ana, Path(chatId), new { text = new string('x', 1601) });

        most.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Golden.MatchAsync("message-too-long", tooMany);
        (await Shop.CodeAsync(unicode, HttpStatusCode.BadRequest)).ShouldBe("text TOO_LONG");
        (await Shop.CodeAsync(tooLong, HttpStatusCode.BadRequest)).ShouldBe("text TOO_LONG");
    }

    [Theory, OnBothDatabases]
    public async Task Messages_ManyAtOnceBothWays_AreNumberedWithoutGap(DatabaseKind kind)
    {
        const int Pairs = 25;
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        await Task.WhenAll(Enumerable.Range(0, Pairs).SelectMany(
            n => new Task[] { shop.TextInAsync($"in {n}"), shop.SendAsync(shop.Ana, chatId, $"out {n}") }));

        (await shop.NumbersAsync(chatId)).ShouldBe(Enumerable.Range(1, 1 + (2 * Pairs)).Select(n => (long)n));
    }

    private static string Path(string chatId) => $"chats/{chatId}/messages";
}
