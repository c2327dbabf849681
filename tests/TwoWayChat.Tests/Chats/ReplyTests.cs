using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Chats.Presence;
using TwoWayChat.Chats;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Security;
using TwoWayChat.Sms;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class ReplyTests
{
    [Theory, OnBothDatabases]
    public async Task Reply_Begun_IsSeenByEverybodyAndHeldByOne(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");

        var first = await PutAsync(shop, shop.Ana, chatId);
        var second = await PutAsync(shop, shop.Paula, chatId);
        var late = await shop.GetAsync(shop.Manager, $"chats/{chatId}/reply");

        ((bool)first["granted"]!, (string)first["holder"]!["id"]!).ShouldBe((true, shop.Ana.Id));
        ((bool)second["granted"]!, (string)second["holder"]!["id"]!).ShouldBe((false, shop.Ana.Id));
        Golden.Match("reply-held-by-another", second.ToJsonString());
        ((bool)late["granted"]!, (string)late["holder"]!["id"]!).ShouldBe((false, shop.Ana.Id));
        var inTheList = await shop.Server.Services.GetRequiredService<ChatPresence>()
            .AmongAsync(await AccountAsync(shop, shop.Paula), [chatId], CancellationToken.None);
        inTheList.ShouldHaveSingleItem();
    }

    [Theory, OnBothDatabases]
    public async Task Reply_TakenByManyAtOnce_HasOneHolder(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        TestUser[] users = [shop.Ana, shop.Paula, shop.Manager];

        var answers = await Task.WhenAll(users.Select(user => PutAsync(shop, user, chatId)));

        answers.Count(answer => (bool)answer["granted"]!).ShouldBe(1);
        answers.Select(answer => (string)answer["holder"]!["id"]!).Distinct().ShouldHaveSingleItem();
    }

    [Theory, OnBothDatabases]
    public async Task Reply_OfWhoCeasesOrRunsOut_IsFree(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await PutAsync(shop, shop.Ana, chatId);

        using (var notTheirs = await shop.DeleteAsync(shop.Paula, $"chats/{chatId}/reply"))
        {
            notTheirs.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        ((bool)(await PutAsync(shop, shop.Paula, chatId))["granted"]!).ShouldBeFalse();
        using (var ceased = await shop.DeleteAsync(shop.Ana, $"chats/{chatId}/reply"))
        {
            ceased.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        ((bool)(await PutAsync(shop, shop.Paula, chatId))["granted"]!).ShouldBeTrue();
        await ExpireAsync(shop, "reply_leases", chatId);
        (await shop.GetAsync(shop.Ana, $"chats/{chatId}/reply"))["holder"].ShouldBeNull();
        ((bool)(await PutAsync(shop, shop.Ana, chatId))["granted"]!).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Reply_Sent_IsOverAndItsDraftGone(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var drafts = shop.Server.Services.GetRequiredService<Drafts>();
        await drafts.SaveAsync(await AccountAsync(shop, shop.Ana), chatId, new Draft("We op", []), CancellationToken.None);
        await drafts.SaveAsync(await AccountAsync(shop, shop.Paula), chatId, new Draft("I too", []), CancellationToken.None);
        await PutAsync(shop, shop.Ana, chatId);

        await SendFromScreenAsync(shop, shop.Ana, chatId, "We open at nine.");
        await shop.SendAsync(shop.Paula, chatId, "By another program");

        (await shop.GetAsync(shop.Manager, $"chats/{chatId}/reply"))["holder"].ShouldBeNull();
        (await drafts.FindAsync(await AccountAsync(shop, shop.Ana), chatId, CancellationToken.None)).ShouldBeNull();
        (await drafts.FindAsync(await AccountAsync(shop, shop.Paula), chatId, CancellationToken.None))!.Text.ShouldBe("I too");
    }

    [Theory, OnBothDatabases]
    public async Task Reply_InAnEndedChat_IsRefused(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/end");
        using var client = shop.Server.As(shop.Ana);

        using var answer = await client.PutAsync($"chats/{chatId}/reply", null);

        (await Shop.CodeAsync(answer, HttpStatusCode.Conflict)).ShouldBe("chat CHAT_ENDED");
    }

    [Theory, OnBothDatabases]
    public async Task Viewers_OfAChat_AreThoseWhoLookAndMay(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var presence = shop.Server.Services.GetRequiredService<ChatPresence>();
        var (ana, ben, paula) = (await AccountAsync(shop, shop.Ana), await AccountAsync(shop, shop.Ben), await AccountAsync(shop, shop.Paula));

        await presence.LookAsync(paula, chatId, CancellationToken.None);
        await presence.LookAsync(ana, chatId, CancellationToken.None);
        await presence.LookAsync(ana, chatId, CancellationToken.None);
        await presence.WriteAsync(ana, chatId, CancellationToken.None);
        await Should.ThrowAsync<TwoWayChat.Hosting.ApiException>(presence.LookAsync(ben, chatId, CancellationToken.None));

        var seen = await shop.GetAsync(shop.Manager, $"chats/{chatId}/reply");
        seen["viewers"]!.AsArray().Select(viewer => (string)viewer!["id"]!).ShouldBe([shop.Ana.Id, shop.Paula.Id], ignoreOrder: true);
        (await presence.AmongAsync(ben, [chatId], CancellationToken.None)).ShouldBeEmpty();
        await presence.LeaveAsync(ana, chatId, CancellationToken.None);
        await ExpireAsync(shop, "chat_viewers", chatId);
        (await presence.AmongAsync(paula, [chatId], CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Screens_ThatListen_HearOfComingGoingAndRunningOut(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        var presence = shop.Server.Services.GetRequiredService<ChatPresence>();
        var ana = await AccountAsync(shop, shop.Ana);
        var words = new ConcurrentQueue<IReadOnlyCollection<string>>();
        using var subscription = shop.Server.Services.GetRequiredService<PresenceFeed>().Subscribe(shop.Company.Id, words.Enqueue);

        await presence.LookAsync(ana, chatId, CancellationToken.None);
        await Eventually.HoldsAsync(() => words.TryDequeue(out var word) && word.Contains(chatId), "coming");
        await PutAsync(shop, shop.Ana, chatId);
        await Eventually.HoldsAsync(() => words.TryDequeue(out var word) && word.Contains(chatId), "writing");
        await ExpireAsync(shop, "reply_leases", chatId);
        await Eventually.HoldsAsync(() => words.TryDequeue(out var word) && word.Contains(chatId), "running out");
        await presence.LeaveAsync(ana, chatId, CancellationToken.None);
        await Eventually.HoldsAsync(() => words.TryDequeue(out var word) && word.Contains(chatId), "going");
    }

    [Theory, OnBothDatabases]
    public async Task Rows_ThatRanOutLongAgo_AreRemoved(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (_, chatId) = await shop.TextInAsync("hello");
        await PutAsync(shop, shop.Ana, chatId);
        await ExpireAsync(shop, "reply_leases", chatId);

        await shop.Server.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<PresenceWatch>().Single()
            .RemoveAsync(CancellationToken.None);

        (await shop.Server.Database.FirstOrDefaultAsync<string>(
            "select user_id from reply_leases where company_id = @Id and chat_id = @chatId", new { shop.Company.Id, chatId }, CancellationToken.None))
                .ShouldBeNull();
    }

    private static async Task<Account> AccountAsync(Shop shop, TestUser user) =>
        (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, user.Id, CancellationToken.None))!;

    private static async Task<JsonObject> PutAsync(Shop shop, TestUser user, string chatId)
    {
        using var client = shop.Server.As(user);
        using var answer = await client.PutAsync($"chats/{chatId}/reply", null);
        return await shop.ReadAsync(answer, HttpStatusCode.OK);
    }

    private static async Task SendFromScreenAsync(Shop shop, TestUser user, string chatId, string text)
    {
        var sent = new OutboundText
        {
            Caller = new Caller(await AccountAsync(shop, user)),
            Text = new MessageText(text, Segments.Of(text)),
            Origin = Origin.Agent,
        };
        await shop.Server.Services.GetRequiredService<SendMessage>().RunAsync(chatId, sent, key: null, CancellationToken.None);
    }

    private static Task ExpireAsync(Shop shop, string table, string chatId) =>
        shop.WriteAsync($"update {table} set expires_at = 0 where company_id = @Id and chat_id = @chatId", new { shop.Company.Id, chatId });
}
