using TwoWayChat.Chats;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Security;
using TwoWayChat.Sms;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Messages;

/// <summary>A new chat from a screen that does not show whether there is one.</summary>
public class StartFromScreenTests
{
    private const string Answer = "The manager's answer";

    [Theory, OnBothDatabases]
    public async Task Chat_ThatIsOpenAlready_IsNamedAndGetsNoSecondAnswer(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var phone = Shop.NewPhone();
        var (_, chatId) = await shop.TextInAsync("BILLING hello", phone);
        using var assigned = await shop.PostAsync(shop.Ana, $"chats/{chatId}/assignment", null);
        await shop.SendAsync(shop.Ana, chatId, "Ana's answer");

        var refused = await Should.ThrowAsync<ApiException>(() => StartAsync(shop, phone));

        var found = refused.More!.Value.Value.ShouldBeOfType<FoundOpen>();
        (refused.Status, found.ChatId, found.Assignee).ShouldBe((409, chatId, (await shop.ReadChatAsync(chatId)).AssigneeName));
        (await shop.ReadChatAsync(chatId)).MessageCount.ShouldBe(2);
        (await StartAsync(shop, Shop.NewPhone())).Chat.Id.ShouldNotBe(chatId);
    }

    private static async Task<StartedChat> StartAsync(Shop shop, string phone)
    {
        var services = shop.Server.Services;
        var manager = (await services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, shop.Manager.Id, CancellationToken.None))!;
        var text = new OutboundText { Caller = new Caller(manager), Text = new MessageText(Answer, Segments.Of(Answer)), Origin = Origin.Agent };
        var opening = new ChatOpening(TestAddress.Of(phone), shop.Billing.Id, null, text);
        return await services.GetRequiredService<StartChat>().RunAsync(opening, null, CancellationToken.None);
    }
}
