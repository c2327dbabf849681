using TwoWayChat.Chats;
using TwoWayChat.Events;
using TwoWayChat.Messages.Inbound;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Sms;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

public class AutoReplyTests
{
    [Theory, OnBothDatabases]
    public async Task Reply_Queued_GoesOutInTheServersName(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        await ReplyAsync(shop, chatId, "We are closed");

        await shop.EventAsync("message.delivered");
        var message = (await shop.GetAsync(shop.Ana, $"chats/{chatId}/messages"))["items"]![1]!;
        ((string)message["text"]!, (string)message["origin"]!, (long)message["number"]!).ShouldBe(("We are closed", "AUTO_REPLY", 2));
        message["author"]!.ToJsonString().ShouldBe("""{"type":"SYSTEM","id":null,"name":"TwoWayChat"}""");
        (await shop.EventsAsync()).First(logged => logged.Type == "message.accepted").Content.ShouldContain("\"actor\":{\"type\":\"SYSTEM\"");
    }

    [Theory, OnBothDatabases]
    public async Task Reply_Queued_LeavesTheCustomerWaiting(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var before = await shop.ReadChatAsync(chatId);

        await ReplyAsync(shop, chatId, "We are closed");

        var after = await shop.ReadChatAsync(chatId);
        (after.WaitingSince, after.FirstReplyAt, after.OutboundCount).ShouldBe((before.WaitingSince, null, 1));
        await shop.SendAsync(shop.Ana, chatId, "good morning");
        after = await shop.ReadChatAsync(chatId);
        (after.WaitingSince, after.FirstReplyAt is not null).ShouldBe((null, true));
    }

    private static async Task ReplyAsync(Shop shop, string chatId, string text)
    {
        var chats = shop.Server.Services.GetRequiredService<ChatStore>();
        var queue = shop.Server.Services.GetRequiredService<QueueMessage>();
        await shop.Server.Database.WriteAsync(
            shop.Company.Id,
            async scope =>
            {
                var chat = await chats.LockAsync(scope, shop.Company.Id, chatId);
                await queue.RunAsync(scope, new NamedRef(shop.Company.Id, shop.Company.Name), chat!, new AutoReply(MessageText.Of(text)));
            },
            CancellationToken.None);
        queue.Committed();
    }
}
