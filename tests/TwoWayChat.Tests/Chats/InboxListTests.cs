using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>An open inbox and one that is opened now show the same: state + events = state read afresh.</summary>
public class InboxListTests
{
    private const int Steps = 60;

    [Theory]
    [OnBothDatabases("ana", 1)]
    [OnBothDatabases("paula", 2)]
    [OnBothDatabases("manager", 3)]
    public async Task Lists_FollowedThroughManyActs_EqualListsReadAfresh(DatabaseKind kind, string reader, int seed)
    {
        var shop = await Shop.OpenAsync(kind);
        var random = new Random(seed);
        var viewer = await ViewerAsync(shop, reader);
        var lists = new List<InboxList>();
        foreach (var tab in Enum.GetValues<InboxTab>())
        {
            lists.Add(await ReadAsync(shop, viewer, new InboxFilter(tab)));
            lists.Add(await ReadAsync(shop, viewer, new InboxFilter(tab) { WaitingFirst = true }));
        }

        var phones = Enumerable.Range(0, 8).Select(_ => Shop.NewPhone()).ToList();
        var chats = new HashSet<string>();
        var position = 0L;
        for (var step = 0; step < Steps; step++)
        {
            await ActAsync(shop, random, phones, chats);
            position = await FollowAsync(shop, viewer, lists, position);
        }

        foreach (var list in lists)
        {
            var fresh = await ReadAsync(shop, viewer, list.Filter);
            list.Rows.ShouldBe(fresh.Rows, $"{list.Filter} of {reader}");
            list.HasOlder.ShouldBeFalse();
        }

        lists.Sum(list => list.Rows.Count).ShouldBeGreaterThan(0, "nothing was compared");
    }

    [Theory, OnBothDatabases]
    public async Task List_LongerThanAPage_IsReadPageByPageAndKeepsItsEnd(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var viewer = await ViewerAsync(shop, "manager");
        var ids = new List<string>();
        for (var i = 0; i < InboxList.Most + 20; i++)
        {
            ids.Insert(0, (await shop.TextInAsync("hello", Shop.NewPhone())).ChatId);
        }

        var list = await ReadAsync(shop, viewer, new InboxFilter(InboxTab.All));
        list.Rows.Select(row => row.Chat.ChatId).ShouldBe(ids.Take(InboxList.PageSize));

        await list.OlderAsync(viewer, CancellationToken.None);
        await list.OlderAsync(viewer, CancellationToken.None);

        list.Rows.Select(row => row.Chat.ChatId).ShouldBe(ids.TakeLast(InboxList.Most));
        (list.HasNewer, list.HasOlder).ShouldBe((true, false));
        await list.NewestAsync(viewer, CancellationToken.None);
        list.Rows[0].Chat.ChatId.ShouldBe(ids[0]);
    }

    [Theory, OnBothDatabases]
    public async Task List_OfATag_FollowsWhatIsTagged(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var viewer = await ViewerAsync(shop, "manager");
        var chatId = (await shop.TextInAsync("hello", Shop.NewPhone())).ChatId;
        await shop.TextInAsync("hello", Shop.NewPhone());
        var list = await ReadAsync(shop, viewer, new InboxFilter(InboxTab.All, Tag: "VIP"));
        list.Rows.ShouldBeEmpty();
        using var client = shop.Server.As(shop.Manager);

        (await client.PutAsync($"chats/{chatId}/tags/vip", null)).EnsureSuccessStatusCode();
        var position = await FollowAsync(shop, viewer, [list], 0);

        list.Rows.ShouldHaveSingleItem().Chat.ChatId.ShouldBe(chatId);
        (await ReadAsync(shop, viewer, list.Filter)).Rows.ShouldBe(list.Rows);
        (await client.DeleteAsync($"chats/{chatId}/tags/vip")).EnsureSuccessStatusCode();
        await FollowAsync(shop, viewer, [list], position);
        list.Rows.ShouldBeEmpty();
    }

    private static async Task ActAsync(Shop shop, Random random, List<string> phones, HashSet<string> chats)
    {
        if (chats.Count < 2 || random.Next(3) == 0)
        {
            var text = random.Next(2) == 0 ? "BILLING hello" : "hello";
            chats.Add((await shop.TextInAsync(text, phones[random.Next(phones.Count)])).ChatId);
            return;
        }

        var chatId = chats.ElementAt(random.Next(chats.Count));
        using var client = shop.Server.As(shop.Manager);
        using var answer = await (random.Next(6) switch
        {
            0 => client.PostAsJsonAsync($"chats/{chatId}/assignment", new { user = (random.Next(2) == 0 ? shop.Ana : shop.Ben).SignInName }),
            1 => client.DeleteAsync($"chats/{chatId}/assignment"),
            2 => client.PostAsJsonAsync($"chats/{chatId}/transfer", new { propertyId = (random.Next(2) == 0 ? shop.Billing : shop.Sales).Id }),
            3 => client.PostAsync($"chats/{chatId}/end", null),
            _ => client.PostAsJsonAsync($"chats/{chatId}/messages", new { text = "an answer" }),
        });
        ((int)answer.StatusCode).ShouldBeLessThan((int)HttpStatusCode.InternalServerError); // What does not fit the chat's state is refused.
    }

    private static async Task<long> FollowAsync(Shop shop, Account viewer, List<InboxList> lists, long position)
    {
        var log = shop.Server.Services.GetRequiredService<LogReader>();
        var events = await log.AfterAsync(shop.Company.Id, position, LogReader.MostPerRead, CancellationToken.None);
        foreach (var list in lists)
        {
            await list.ApplyAsync(viewer, InboxNews.Of(viewer, events), CancellationToken.None);
        }

        return events.Count == 0 ? position : events[^1].Sequence;
    }

    private static async Task<InboxList> ReadAsync(Shop shop, Account viewer, InboxFilter filter)
    {
        var list = new InboxList(shop.Server.Services.GetRequiredService<InboxStore>());
        await list.LoadAsync(viewer, filter, CancellationToken.None);
        return list;
    }

    private static async Task<Account> ViewerAsync(Shop shop, string name) =>
        (await shop.Server.Services.GetRequiredService<IUserLookup>().FindAsync(name, shop.Company.Name, CancellationToken.None))!;
}
