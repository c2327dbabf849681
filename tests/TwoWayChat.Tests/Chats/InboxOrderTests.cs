using TwoWayChat.Chats.Ui;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>Who has waited longest comes first, where the reader wants it so.</summary>
public class InboxOrderTests
{
    [Theory, OnBothDatabases]
    public async Task Lists_ByWaiting_HaveTheLongestFirstAndThoseAnsweredAfterThem(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var ids = new List<string>();
        for (var n = 0; n < 6; n++)
        {
            ids.Add((await shop.TextInAsync("BILLING hello", Shop.NewPhone())).ChatId);
        }

        foreach (var n in new[] { 1, 4 }) // An answer does not take a chat.
        {
            await shop.SendAsync(shop.Manager, ids[n], "an answer");
        }

        await TouchAsync(shop, ids[0]); // Has written again: newest of all, and has waited longest all the same.
        List<string> expected = [ids[0], ids[2], ids[3], ids[5], ids[4], ids[1]];
        foreach (var user in new[] { shop.Ana, shop.Manager })
        {
            (await WalkAsync(shop, user, InboxTab.Unassigned)).ShouldBe(expected);
            (await WalkAsync(shop, user, InboxTab.Mine)).ShouldBeEmpty();
        }

        foreach (var id in ids)
        {
            await shop.DoAsync(shop.Manager, $"chats/{id}/assignment", new { user = shop.Ana.SignInName });
        }

        (await WalkAsync(shop, shop.Ana, InboxTab.Mine)).ShouldBe(expected);
        (await WalkAsync(shop, shop.Ben, InboxTab.Mine)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Order_IsKeptForEachUser(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var order = shop.Server.Services.GetRequiredService<InboxOrder>();
        var (ana, ben) = (await AccountAsync(shop, shop.Ana), await AccountAsync(shop, shop.Ben));

        await order.ChooseAsync(ana, waitingFirst: true, CancellationToken.None);

        (await order.IsWaitingFirstAsync(ana, CancellationToken.None)).ShouldBeTrue();
        (await order.IsWaitingFirstAsync(ben, CancellationToken.None)).ShouldBeFalse();
        await order.ChooseAsync(ana, waitingFirst: false, CancellationToken.None);
        (await order.IsWaitingFirstAsync(ana, CancellationToken.None)).ShouldBeFalse();
    }

    /// <summary>The whole list, in pages of two.</summary>
    private static async Task<IReadOnlyList<string>> WalkAsync(Shop shop, TestUser user, InboxTab tab)
    {
        var store = shop.Server.Services.GetRequiredService<InboxStore>();
        var viewer = await AccountAsync(shop, user);
        var filter = new InboxFilter(tab) { WaitingFirst = true };
        var walked = new List<string>();
        ActivityKey? after = null;
        while (await store.ListAsync(viewer, filter, after, 2, CancellationToken.None) is [.., var last] page)
        {
            walked.AddRange(page.Select(row => row.Chat.ChatId));
            after = filter.KeyOf(last.Chat);
        }

        return walked;
    }

    private static async Task TouchAsync(Shop shop, string chatId) => await shop.TextInAsync("still there?", (await shop.ReadChatAsync(chatId)).ContactAddress);

    private static async Task<Account> AccountAsync(Shop shop, TestUser user) =>
        (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, user.Id, CancellationToken.None))!;
}
