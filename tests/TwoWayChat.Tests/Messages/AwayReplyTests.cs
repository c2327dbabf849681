using TwoWayChat.Events;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Properties.Hours;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

/// <summary>The away reply: sent when it should be, and in none of the cases in which other products send it.</summary>
public class AwayReplyTests
{
    private const string Away = "We are closed, {{contact.firstName|dear customer}}. {{property.name}} of {{company.name}}";

    [Theory, OnBothDatabases]
    public async Task Customer_WritingWhileClosed_IsAnsweredOncePerClosing(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Weekly.Monday);
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await OpenAsync(server);
        var (_, chatId) = await shop.TextInAsync("hello?");
        await shop.TextInAsync("anybody?");

        (await shop.AutoRepliesAsync(chatId)).ShouldBe([$"We are closed, dear customer. Billing of {shop.Company.Name}"]);
        (await shop.ReadChatAsync(chatId)).WaitingSince.ShouldBe(Weekly.Monday.ToUnixTimeMilliseconds());
        time.SetTo(Weekly.Monday.AddHours(1).AddMinutes(5));
        await shop.TextInAsync("good morning");
        (await shop.AutoRepliesAsync(chatId)).Count.ShouldBe(1);
        time.SetTo(Weekly.Monday.AddHours(10));
        await shop.TextInAsync("good evening");
        await shop.TextInAsync("good night");
        (await shop.AutoRepliesAsync(chatId)).Count.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task AwayReply_IsTheServersAndNotAnAnswer(DatabaseKind kind)
    {
        var shop = await ClosedAsync(kind);

        var (_, chatId) = await shop.TextInAsync("hello?");

        var reply = (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages"))["items"]!.AsArray()[^1]!;
        ((string)reply["origin"]!, (string)reply["author"]!["type"]!).ShouldBe(("AUTO_REPLY", "SYSTEM"));
        (await shop.EventTypesAsync()).Where(type => type.StartsWith("message.", StringComparison.Ordinal))
            .Take(2).ShouldBe(["message.received", "message.accepted"]);
        (await shop.ReadChatAsync(chatId)).ShouldSatisfyAllConditions(
            chat => chat.WaitingSince.ShouldNotBeNull(),
            chat => chat.FirstReplyAt.ShouldBeNull());
    }

    [Theory]
    [OnBothDatabases("STOP")]
    [OnBothDatabases("help")]
    [OnBothDatabases("START")]
    public async Task ConsentWord_WhileClosed_GetsNoAwayReply(DatabaseKind kind, string word)
    {
        var shop = await ClosedAsync(kind);

        var (_, chatId) = await shop.TextInAsync(word);

        (await shop.AutoRepliesAsync(chatId)).ShouldNotContain(text => text.StartsWith("We are closed", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Customer_WhoHasOptedOut_GetsNoAwayReply(DatabaseKind kind)
    {
        var shop = await ClosedAsync(kind);
        await shop.TextInAsync("STOP");

        var (_, chatId) = await shop.TextInAsync("and another thing");

        (await shop.AutoRepliesAsync(chatId)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task OwnMessage_WhileClosed_GetsNoAwayReply(DatabaseKind kind)
    {
        var shop = await ClosedAsync(kind);

        using var started = await shop.PostAsync(shop.Ana, "chats", new { to = Shop.Customer, propertyId = shop.Billing.Id, text = "We have called you" });
        var chatId = (string)(await shop.ReadAsync(started, System.Net.HttpStatusCode.Accepted))["chat"]!["id"]!;
        await shop.SendAsync(shop.Ana, chatId, "in vain");

        (await shop.AutoRepliesAsync(chatId)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Agent_AtWorkInTheChat_IsNotInterrupted(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Weekly.Monday.AddHours(8.5));
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await OpenAsync(server);
        var (_, chatId) = await shop.TextInAsync("hello");
        time.SetTo(Weekly.Monday.AddHours(8).AddMinutes(55));
        await shop.SendAsync(shop.Ana, chatId, "One moment.");

        time.SetTo(Weekly.Monday.AddHours(9).AddMinutes(5));
        await shop.TextInAsync("thank you");
        (await shop.AutoRepliesAsync(chatId)).ShouldBeEmpty();
        time.SetTo(Weekly.Monday.AddHours(9).AddMinutes(26));
        await shop.PutAsAsync(shop.Ana, $"chats/{chatId}/reply");
        await shop.TextInAsync("still there?");
        (await shop.AutoRepliesAsync(chatId)).ShouldBeEmpty();
        using var left = await shop.DeleteAsync(shop.Ana, $"chats/{chatId}/reply");
        await shop.TextInAsync("hello?");
        (await shop.AutoRepliesAsync(chatId)).Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Texts_OfOneCustomerAtOnce_GetOneAwayReply(DatabaseKind kind)
    {
        var shop = await ClosedAsync(kind);

        var chats = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => shop.TextInAsync($"hello {number}")));

        (await shop.AutoRepliesAsync(chats[0].ChatId)).Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task SenderName_WhichCannotBeAnswered_GetsNone(DatabaseKind kind)
    {
        var shop = await ClosedAsync(kind);

        var (_, chatId) = await shop.TextInAsync("Your parcel is on its way", from: "Parcels");

        (await shop.AutoRepliesAsync(chatId)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Chat_Started_TellsWhetherThePropertyWasOpen(DatabaseKind kind)
    {
        var shop = await ClosedAsync(kind);
        await shop.TextInAsync("to Billing");
        await shop.SetHoursAsync(new { alwaysOpen = true });
        await shop.TextInAsync("to Billing again", Shop.NewPhone());

        var within = (await shop.EventsAsync()).Where(logged => logged.Type == EventTypes.ChatStarted)
            .Select(logged => System.Text.Json.Nodes.JsonNode.Parse(
                Envelope.Write(logged, new string('5', 24), 0))!["data"]!["withinBusinessHours"]!.GetValue<bool>());
        within.ShouldBe([false, true]);
    }

    private static async Task<Shop> OpenAsync(TestServer server)
    {
        var shop = await Shop.OpenAsync(server);
        await shop.SetHoursAsync(new { timeZone = "Etc/UTC", week = Weekly.Week, awayReply = Away });
        return shop;
    }

    private static async Task<Shop> ClosedAsync(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.SetHoursAsync(new { week = Array.Empty<object>(), awayReply = Away });
        return shop;
    }
}
