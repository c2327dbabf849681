using TwoWayChat.Chats.Notes;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Chats.Ui.Alerts;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Users.Alerts;

namespace TwoWayChat.Tests.Chats;

/// <summary>A colleague who is mentioned is called, until the chat has been looked at; nobody is called to a chat of other people's.</summary>
public class MentionTests
{
    [Theory, OnBothDatabases]
    public async Task Mention_CallsWhoSeesTheChat_UntilItIsLookedAt(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/assignment");
        await NoteAsync(shop, shop.Ana, chatId, "@paula @ben @manager @ana please look");
        await NoteAsync(shop, shop.Ana, chatId, "@paula once more, with no word to anybody else");

        (await CalledAsync(shop, shop.Paula)).ShouldBe((true, chatId, 1));
        (await CalledAsync(shop, shop.Manager)).ShouldBe((true, chatId, 1));
        (await CalledAsync(shop, shop.Ben)).ShouldBe((false, null, 0), "does not see the chat");
        (await CalledAsync(shop, shop.Ana)).ShouldBe((false, null, 1), "has mentioned nobody but herself; what the customer wrote is unread");

        await MentionsOf(shop).SeeAsync(await AccountAsync(shop, shop.Paula), chatId, CancellationToken.None);

        (await CalledAsync(shop, shop.Paula)).ShouldBe((true, null, 0));
        (await CalledAsync(shop, shop.Manager)).ShouldBe((true, chatId, 1), "has not looked yet");
    }

    [Theory, OnBothDatabases]
    public async Task Mention_InAChatThatIsTransferredAway_IsToldNoMore(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        await NoteAsync(shop, shop.Manager, chatId, "@ana please look");
        (await WaitingAsync(shop, shop.Ana)).ShouldBe(chatId);

        await shop.DoAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });

        (await WaitingAsync(shop, shop.Ana)).ShouldBeNull();
    }

    private static async Task NoteAsync(Shop shop, TestUser user, string chatId, string text)
    {
        using var added = await shop.PostAsync(user, $"chats/{chatId}/notes", new { text });
        added.EnsureSuccessStatusCode();
    }

    private static async Task<(bool IsCalled, string? ChatId, long Badge)> CalledAsync(Shop shop, TestUser user)
    {
        var reader = await AccountAsync(shop, user);
        var calls = Calls.Of(reader, await shop.EventsAsync());
        var badge = await shop.Server.Services.GetRequiredService<InboxStore>().CountUnreadAsync(reader, 100, CancellationToken.None);
        return (calls.Any(call => call.Kind == AlertKind.Mention), await WaitingAsync(shop, user), badge);
    }

    private static async Task<string?> WaitingAsync(Shop shop, TestUser user) =>
        (await MentionsOf(shop).ListAsync(await AccountAsync(shop, user), CancellationToken.None)).SingleOrDefault()?.ChatId;

    private static MentionStore MentionsOf(Shop shop) => shop.Server.Services.GetRequiredService<MentionStore>();

    private static async Task<Account> AccountAsync(Shop shop, TestUser user) =>
        (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, user.Id, CancellationToken.None))!;
}
