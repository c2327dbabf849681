using System.Net;
using TwoWayChat.Chats.Tags;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

public class TagFilterTests
{
    [Theory, OnBothDatabases]
    public async Task Chats_ListedByTag_AreThoseWithItInWhicheverCasePageByPage(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var chats = new List<string>();
        for (var n = 0; n < 4; n++)
        {
            chats.Add((await shop.TextInAsync("hello", Shop.NewPhone())).ChatId);
        }

        await TagAsync(shop, chats[0], "VIP");
        await TagAsync(shop, chats[1], "vip");
        await TagAsync(shop, chats[2], "other");
        await TagAsync(shop, chats[3], "Vip");
        await shop.DoAsync(shop.Ana, $"chats/{chats[1]}/end");

        (await ListAsync(shop, "tag=vIP&limit=2")).ShouldBe([chats[3], chats[1], chats[0]], ignoreOrder: true);
        (await ListAsync(shop, "tag=vip&status=OPEN")).ShouldBe([chats[3], chats[0]]);
        (await ListAsync(shop, "tag=none")).ShouldBeEmpty();
        (await shop.GetStatusAsync(shop.Ana, "chats?tag=a%2Fb")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, OnBothDatabases]
    public async Task Chats_ListedByTag_AreOnlyThoseTheCallerSees(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(shop.Server);
        var (_, chatId) = await shop.TextInAsync("hello");
        await TagAsync(shop, chatId, "vip");

        foreach (var (user, seen) in new[] { (shop.Ana, 1), (shop.Manager, 1), (shop.Ben, 0), (other.Manager, 0) })
        {
            (await shop.GetAsync(user, "chats?tag=vip"))["items"]!.AsArray().Count.ShouldBe(seen, user.SignInName);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Tags_Offered_AreThoseInUseInTheViewersPropertiesThatBeginSo(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var other = await Shop.OpenAsync(shop.Server);
        var (_, first) = await shop.TextInAsync("hello", Shop.NewPhone());
        var (_, second) = await shop.TextInAsync("hello", Shop.NewPhone());
        await TagAsync(shop, first, "Late parcel");
        await TagAsync(shop, first, "vip");
        await TagAsync(shop, second, "VIP");
        await TagAsync(shop, second, "a_b");

        (await OfferedAsync(shop, shop.Ana, "")).ShouldBe(["a_b", "Late parcel", "VIP"], StringComparer.OrdinalIgnoreCase);
        (await OfferedAsync(shop, shop.Manager, "LATE")).ShouldBe(["Late parcel"]);
        (await OfferedAsync(shop, shop.Ana, "a%")).ShouldBeEmpty();
        (await OfferedAsync(shop, shop.Ben, "")).ShouldBeEmpty();
        (await OfferedAsync(other, other.Manager, "")).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> OfferedAsync(Shop shop, TestUser user, string typed)
    {
        var account = (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, user.Id, CancellationToken.None))!;
        return await shop.Server.Services.GetRequiredService<FindTags>().RunAsync(account, typed, CancellationToken.None);
    }

    private static async Task TagAsync(Shop shop, string chatId, string tag)
    {
        using var client = shop.Server.As(shop.Ana);
        using var answer = await client.PutAsync($"chats/{chatId}/tags/{tag}", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(Shop shop, string query)
    {
        var found = new List<string>();
        string? next = null;
        do
        {
            var page = await shop.GetAsync(shop.Ana, $"chats?{query}{(next is null ? "" : $"&after={next}")}");
            found.AddRange(page["items"]!.AsArray().Select(chat => (string)chat!["id"]!));
            next = (string?)page["next"];
        }
        while (next is not null);
        return found;
    }
}
