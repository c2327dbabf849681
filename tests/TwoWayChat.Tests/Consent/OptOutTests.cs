using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Consent;

public class OptOutTests
{
    [Theory, OnBothDatabases]
    public async Task Stop_InAChat_IsRecordedConfirmedOnceAndEndsIt(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        await shop.TextInAsync("Stop.");

        await shop.EventAsync("message.delivered");
        (await shop.EventTypesAsync()).Skip(3).Take(4).ShouldBe(["message.received", "message.accepted", "contact.opted_out", "chat.ended"]);
        await shop.MatchEventAsync("contact.opted_out");
        var chat = await shop.GetAsync(shop.Ana, $"chats/{chatId}");
        ((string)chat["status"]!, (string)chat["endReason"]!, (string)chat["contact"]!["consent"]!).ShouldBe(("ENDED", "OPT_OUT", "OPTED_OUT"));
        var confirmation = (await MessagesAsync(shop, chatId))[^1]!;
        ((string)confirmation["origin"]!, (string)confirmation["state"]!).ShouldBe(("AUTO_REPLY", "DELIVERED"));
        ((string)confirmation["text"]!).ShouldBe($"{shop.Company.Name}: You are unsubscribed and will get no more messages. Reply START to come back.");
    }

    [Theory, OnBothDatabases]
    public async Task Stop_Again_IsConfirmedNoMore(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var first = await shop.TextInAsync("STOP");
        var second = await shop.TextInAsync("stop!");

        second.ChatId.ShouldNotBe(first.ChatId);
        (await shop.GetAsync(shop.Ana, $"chats/{second.ChatId}"))["endReason"]!.GetValue<string>().ShouldBe("OPT_OUT");
        (await MessagesAsync(shop, second.ChatId)).Count.ShouldBe(1);
        var types = await shop.EventTypesAsync();
        (types.Count(type => type == "contact.opted_out"), types.Count(type => type == "message.accepted")).ShouldBe((1, 1));
    }

    [Theory, OnBothDatabases]
    public async Task Stop_OfAnUnknownNumber_IsObeyed(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        var (_, chatId) = await shop.TextInAsync("UNSUBSCRIBE");

        (await MessagesAsync(shop, chatId)).Count.ShouldBe(2);
        using var refused = await StartAsync(shop);
        (await Shop.CodeAsync(refused, HttpStatusCode.Conflict)).ShouldBe("to NO_CONSENT");
    }

    [Theory, OnBothDatabases]
    public async Task Text_ToWhoHasOptedOut_IsRefusedAndNotStored(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.TextInAsync("STOP");
        var (_, chatId) = await shop.TextInAsync("one more thing");
        var before = (await shop.EventsAsync()).Count;

        using var sent = await shop.PostAsync(shop.Ana, $"chats/{chatId}/messages", new { text = "hi" });
        using var started = await StartAsync(shop);

        await Golden.MatchAsync("no-consent", sent);
        (await Shop.CodeAsync(sent, HttpStatusCode.Conflict)).ShouldBe("to NO_CONSENT");
        (await Shop.CodeAsync(started, HttpStatusCode.Conflict)).ShouldBe("to NO_CONSENT");
        (await MessagesAsync(shop, chatId)).Count.ShouldBe(1);
        (await shop.EventTypesAsync()).Skip(before).ShouldNotContain("message.accepted");
    }

    [Theory, OnBothDatabases]
    public async Task Stop_ToOneNumber_CountsForAllAndEndsAllChats(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.Server.Seed.AddSenderAddressAsync(shop.Company, "55555", shop.Sales);
        var (_, other) = await shop.TextInAsync("hello", to: "55555");

        await shop.TextInAsync("STOP");

        (await shop.ReadChatAsync(other)).EndReason.ShouldBe("OPT_OUT");
        using var refused = await shop.PostAsync(
            shop.Ben, "chats", new { to = Shop.Customer, propertyId = shop.Sales.Id, senderAddress = "55555", text = "hi" });
        (await Shop.CodeAsync(refused, HttpStatusCode.Conflict)).ShouldBe("to NO_CONSENT");
        (await shop.EventTypesAsync()).Count(type => type == "message.accepted").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Stop_WhereTheGatewayAnswers_IsRecordedInSilence(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.WriteAsync("update sender_addresses set stop_handled_by = 'GATEWAY' where company_id = @Id", new { shop.Company.Id });

        await shop.TextInAsync("STOP");
        await shop.TextInAsync("HELP");
        await shop.TextInAsync("START");

        var types = await shop.EventTypesAsync();
        types.ShouldNotContain("message.accepted");
        types.Count(type => type.StartsWith("contact.opted", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Start_AfterStop_RestoresAndIsConfirmedOnce(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.TextInAsync("STOP");

        var (_, chatId) = await shop.TextInAsync("Start");
        await shop.TextInAsync("start");
        await shop.SendAsync(shop.Ana, chatId, "welcome back");

        await shop.MatchEventAsync("contact.opted_in");
        var types = await shop.EventTypesAsync();
        (types.Count(type => type == "contact.opted_in"), types.Count(type => type == "message.accepted")).ShouldBe((1, 3));
        ((string)(await shop.GetAsync(shop.Ana, $"chats/{chatId}"))["contact"]!["consent"]!).ShouldBe("OPTED_IN");
    }

    [Theory]
    [OnBothDatabases("YES", true)]
    [OnBothDatabases("unstop", true)]
    [OnBothDatabases("yes please do", false)]
    public async Task Assent_OfWhoHasOptedOut_RestoresWhereItIsAllOfTheText(DatabaseKind kind, string text, bool restores)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.TextInAsync("STOP");

        await shop.TextInAsync(text);

        (await shop.EventTypesAsync()).Contains("contact.opted_in").ShouldBe(restores);
    }

    [Theory, OnBothDatabases]
    public async Task Yes_OfAnybodyElse_IsAnOrdinaryText(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.TextInAsync("hello");

        await shop.TextInAsync("Yes");

        (await shop.EventTypesAsync()).ShouldBe(["contact.created", "chat.started", "message.received", "message.received"]);
    }

    [Theory, OnBothDatabases]
    public async Task Help_FromWhoHasOptedOut_IsAnsweredAllTheSame(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.TextInAsync("STOP");

        var (_, chatId) = await shop.TextInAsync("help?");

        var answer = (await MessagesAsync(shop, chatId))[1]!;
        ((string)answer["text"]!).ShouldBe($"{shop.Company.Name}: For help contact {Shop.Number}. Msg&data rates may apply. Reply STOP to opt out.");
        (await shop.ReadChatAsync(chatId)).Status.ShouldBe("OPEN");
        await shop.EventAsync("message.delivered", 2);
    }

    [Theory, OnBothDatabases]
    public async Task LookAlike_OfAnOptOut_IsNotedOnTheMessageAndNotActedUpon(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        var (_, chatId) = await shop.TextInAsync("please stop texting me");

        var message = (await MessagesAsync(shop, chatId))[0]!;
        ((string)message["attention"]!).ShouldBe("POSSIBLE_OPT_OUT");
        await shop.SendAsync(shop.Ana, chatId, "shall I take you off the list?");
        (await shop.EventTypesAsync()).ShouldNotContain("contact.opted_out");
    }

    [Theory, OnBothDatabases]
    public async Task Stop_InFrench_IsConfirmedInFrench(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);

        var (_, chatId) = await shop.TextInAsync("Arrêt");

        ((string)(await MessagesAsync(shop, chatId))[1]!["text"]!).ShouldContain("désinscrit");
    }

    private static async Task<JsonArray> MessagesAsync(Shop shop, string chatId) =>
        (await shop.GetAsync(shop.Manager, $"chats/{chatId}/messages"))["items"]!.AsArray();

    private static Task<HttpResponseMessage> StartAsync(Shop shop) =>
        shop.PostAsync(shop.Ana, "chats", new { to = Shop.Customer, propertyId = shop.Billing.Id, senderAddress = Shop.Number, text = "hi" });
}
