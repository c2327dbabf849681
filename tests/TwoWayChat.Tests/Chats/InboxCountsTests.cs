using TwoWayChat.Chats.Ui;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class InboxCountsTests
{
    [Theory, OnBothDatabases]
    public async Task Counts_OfEachRole_AreTheirOwnAndUntakenChats(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var everywhere = await shop.Server.Seed.AddUserAsync(shop.Company, Role.Agent, "eve", shop.Billing, shop.Sales);
        var nowhere = await shop.Server.Seed.AddUserAsync(shop.Company, Role.PropertyManager, "nora");
        var (_, mine) = await shop.TextInAsync("hello", Shop.NewPhone());
        var (_, free) = await shop.TextInAsync("hello", Shop.NewPhone());
        var (_, sales) = await shop.TextInAsync("hello", Shop.NewPhone());
        var (_, ended) = await shop.TextInAsync("hello", Shop.NewPhone());
        await shop.DoAsync(shop.Ana, $"chats/{mine}/assignment");
        await shop.DoAsync(shop.Ana, $"chats/{sales}/transfer", new { propertyId = shop.Sales.Id });
        await shop.DoAsync(shop.Ana, $"chats/{ended}/end");
        await shop.DoAsync(shop.Manager, $"chats/{free}/read", new { number = 1 });

        (await CountAsync(shop, shop.Ana)).ShouldBe((1, 1, 2));
        (await CountAsync(shop, shop.Ben)).ShouldBe((0, 1, 1));
        (await CountAsync(shop, everywhere)).ShouldBe((0, 2, 2));
        (await CountAsync(shop, shop.Paula)).ShouldBe((0, 1, 1));
        (await CountAsync(shop, nowhere)).ShouldBe((0, 0, 0));
        (await CountAsync(shop, shop.Manager)).ShouldBe((0, 2, 1));
        (await CountAsync(shop, everywhere, most: 1)).ShouldBe((0, 2, 1));
        (await shop.GetAsync(nowhere, "chats"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Unread_InAQueueLongerThanIsLookedThrough_IsCountedAtItsHead(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var ids = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            ids.Add((await shop.TextInAsync("hello", Shop.NewPhone())).ChatId);
        }

        var account = await AccountAsync(shop, shop.Ana);

        (await UnreadAsync(shop, account, mostLookedAt: 2)).ShouldBe(2, "free");
        await shop.DoAsync(shop.Ana, $"chats/{ids[2]}/read", new { number = 1 });
        (await UnreadAsync(shop, account, mostLookedAt: 2)).ShouldBe(1, "the oldest is not looked at");
        foreach (var id in ids)
        {
            await shop.DoAsync(shop.Ana, $"chats/{id}/assignment");
        }

        (await UnreadAsync(shop, account, mostLookedAt: 2)).ShouldBe(1, "own");
        (await UnreadAsync(shop, account, mostLookedAt: 3)).ShouldBe(2);
    }

    private static Task<long> UnreadAsync(Shop shop, Account account, int mostLookedAt)
    {
        var queues = new OpenQueues(account, most: 2, mostLookedAt);
        return shop.Server.Services.GetRequiredService<Database>().FirstOrDefaultAsync<long>(queues.CountUnread, queues.Parameters, CancellationToken.None);
    }

    private static async Task<Account> AccountAsync(Shop shop, TestUser user) =>
        (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, user.Id, CancellationToken.None))!;

    private static async Task<(long Mine, long Unassigned, long Unread)> CountAsync(Shop shop, TestUser user, long most = 100)
    {
        var account = await AccountAsync(shop, user);
        using var scope = shop.Server.Services.CreateScope();
        var inbox = scope.ServiceProvider.GetRequiredService<InboxStore>();
        var open = await inbox.CountOpenAsync(account, CancellationToken.None);
        return (open.Mine, open.Unassigned, await inbox.CountUnreadAsync(account, most, CancellationToken.None));
    }
}
