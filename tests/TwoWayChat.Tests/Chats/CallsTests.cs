using TwoWayChat.Chats.Ui.Alerts;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Users.Alerts;

namespace TwoWayChat.Tests.Chats;

public class CallsTests
{
    [Theory, OnBothDatabases]
    public async Task Calls_OfOneLog_AreThoseOfOwnAndUntakenChats(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var phone = Shop.NewPhone();
        var chat = (await shop.TextInAsync("hello", phone)).ChatId;
        (await CallsOfAsync(shop, shop.Ana)).ShouldBe([(chat, AlertKind.NewChat)]);

        using (var client = shop.Server.As(shop.Manager))
        {
            await client.DoAsync("POST", $"chats/{chat}/assignment", new { user = shop.Ana.SignInName });
        }

        var other = (await shop.TextInAsync("another", Shop.NewPhone())).ChatId;
        await shop.TextInAsync("still there?", phone);

        (await CallsOfAsync(shop, shop.Ana)).ShouldBe([(other, AlertKind.NewChat), (chat, AlertKind.NewChat)]);
        (await CallsOfAsync(shop, shop.Ana, after: 1)).ShouldContain((chat, AlertKind.Message));
        (await CallsOfAsync(shop, shop.Manager, after: 1)).ShouldNotContain(call => call.ChatId == chat);
    }

    [Theory, OnBothDatabases]
    public async Task Unread_IsCountedAnewAfterWhatTheReaderSeesAlone(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("BILLING hello", Shop.NewPhone());
        var lookup = shop.Server.Services.GetRequiredService<IUserLookup>();
        var ana = (await lookup.FindByIdAsync(shop.Company.Id, shop.Ana.Id, CancellationToken.None))!;
        var ben = (await lookup.FindByIdAsync(shop.Company.Id, shop.Ben.Id, CancellationToken.None))!;
        (await shop.EventsAsync()).Where(logged => Calls.MayChangeUnread(ana, logged)).Select(logged => logged.Type)
            .ShouldBe([EventTypes.ChatStarted, EventTypes.MessageReceived]);
        (await shop.EventsAsync()).ShouldAllBe(logged => !Calls.MayChangeUnread(ben, logged));

        using var moved = await shop.PostAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });

        var transfer = (await shop.EventsAsync()).Single(logged => logged.Type == EventTypes.ChatTransferred);
        (Calls.MayChangeUnread(ana, transfer), Calls.MayChangeUnread(ben, transfer)).ShouldBe((true, true));
    }

    private static async Task<IEnumerable<(string ChatId, AlertKind Kind)>> CallsOfAsync(Shop shop, TestUser user, int after = 0)
    {
        var reader = await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, user.Id, CancellationToken.None);
        var events = await shop.Server.Services.GetRequiredService<LogReader>()
            .AfterAsync(shop.Company.Id, 0, LogReader.MostPerRead, CancellationToken.None);
        var received = events.Where(logged => logged.Type == EventTypes.MessageReceived).Skip(after).ToList();
        return Calls.Of(reader!, received).Select(call => (call.ChatId, call.Kind));
    }
}
