using TwoWayChat.Chats;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class DraftTests
{
    [Theory, OnBothDatabases]
    public async Task Draft_Saved_IsItsAuthorsAloneAndOutlivesClaimAndTransfer(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var (_, otherId) = await shop.TextInAsync("hello", Shop.NewPhone());
        var drafts = shop.Server.Services.GetRequiredService<Drafts>();
        var (ana, manager) = (await AccountAsync(shop, shop.Ana), await AccountAsync(shop, shop.Manager));

        await drafts.SaveAsync(manager, chatId, new Draft("Dear", []), CancellationToken.None);
        await drafts.SaveAsync(manager, chatId, new Draft("Dear Sir,\n\0", []), CancellationToken.None);
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/assignment");
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });

        (await drafts.FindAsync(manager, chatId, CancellationToken.None))!.Text.ShouldBe("Dear Sir,\n\uFFFD");
        (await drafts.AmongAsync(manager, [chatId, otherId], CancellationToken.None)).ShouldBe([chatId]);
        (await drafts.AmongAsync(ana, [chatId, otherId], CancellationToken.None)).ShouldBeEmpty();
        (await Should.ThrowAsync<ApiException>(drafts.FindAsync(ana, chatId, CancellationToken.None))).Status.ShouldBe(404);
        (await Should.ThrowAsync<ApiException>(drafts.SaveAsync(ana, chatId, new Draft("x", []), CancellationToken.None))).Status.ShouldBe(404);
    }

    [Theory, OnBothDatabases]
    public async Task Draft_WithFiles_KeepsThemInTheirOrderUntilBothAreGone(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        var drafts = shop.Server.Services.GetRequiredService<Drafts>();
        var ana = await AccountAsync(shop, shop.Ana);
        string[] files = [new('b', 24), new('a', 24)];

        await drafts.SaveAsync(ana, chatId, new Draft("", files), CancellationToken.None);
        (await drafts.FindAsync(ana, chatId, CancellationToken.None))!.Media.ShouldBe(files);
        (await Should.ThrowAsync<ApiException>(drafts.SaveAsync(ana, chatId, new Draft("", ["no id"]), CancellationToken.None))).Status.ShouldBe(400);
        await drafts.SaveAsync(ana, chatId, new Draft("", []), CancellationToken.None);

        (await drafts.FindAsync(ana, chatId, CancellationToken.None)).ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Text_HandedOver_StandsBesideFilesAndNeverInThePlaceOfAnother(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello", Shop.NewPhone());
        var drafts = shop.Server.Services.GetRequiredService<Drafts>();
        var ana = await AccountAsync(shop, shop.Ana);
        string[] files = [new('a', 24)];
        await drafts.SaveAsync(ana, chatId, new Draft("", files), CancellationToken.None);

        await drafts.HandOverAsync(ana, chatId, " ", CancellationToken.None);
        await drafts.HandOverAsync(ana, chatId, "Dear Sir", CancellationToken.None);
        await drafts.HandOverAsync(ana, chatId, "Dear Madam", CancellationToken.None);

        var kept = (await drafts.FindAsync(ana, chatId, CancellationToken.None))!;
        kept.Text.ShouldBe("Dear Sir");
        kept.Media.ShouldBe(files);
    }

    [Theory, OnBothDatabases]
    public async Task Draft_ClearedOrTooLong_IsGoneOrRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var drafts = shop.Server.Services.GetRequiredService<Drafts>();
        var ana = await AccountAsync(shop, shop.Ana);
        await drafts.SaveAsync(ana, chatId, new Draft(new string('x', Drafts.MostLength), []), CancellationToken.None);

        var refused = await Should.ThrowAsync<ApiException>(
            drafts.SaveAsync(ana, chatId, new Draft(new string('x', Drafts.MostLength + 1), []), CancellationToken.None));
        (await drafts.FindAsync(ana, chatId, CancellationToken.None))!.Text.Length.ShouldBe(Drafts.MostLength);
        await drafts.SaveAsync(ana, chatId, new Draft("", []), CancellationToken.None);

        refused.Errors.ShouldHaveSingleItem().Code.ShouldBe("TOO_LONG");
        (await drafts.FindAsync(ana, chatId, CancellationToken.None)).ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Draft_OfAChatThatEndsAndOfAContactThatIsMerged_StaysItsAuthors(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var (_, otherId) = await shop.TextInAsync("hello", Shop.NewPhone());
        var drafts = shop.Server.Services.GetRequiredService<Drafts>();
        var manager = await AccountAsync(shop, shop.Manager);
        await drafts.SaveAsync(manager, chatId, new Draft("We open", []), CancellationToken.None);
        await drafts.SaveAsync(manager, otherId, new Draft("We close", []), CancellationToken.None);

        await shop.DoAsync(shop.Ana, $"chats/{otherId}/end");
        var winner = (await shop.ReadChatAsync(otherId)).ContactId;
        await shop.DoAsync(shop.Manager, $"contacts/{winner}/merge", new { contact = (await shop.ReadChatAsync(chatId)).ContactId });

        (await drafts.FindAsync(manager, chatId, CancellationToken.None))!.Text.ShouldBe("We open");
        (await drafts.FindAsync(manager, otherId, CancellationToken.None))!.Text.ShouldBe("We close");
    }

    private static async Task<Account> AccountAsync(Shop shop, TestUser user) =>
        (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, user.Id, CancellationToken.None))!;
}
