using TwoWayChat.Security;
using TwoWayChat.Tests.Properties.Hours;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>The last step of the ladder where a property passes chats on: <c>reassign</c> <c>AUTO</c>.</summary>
public class LadderTests
{
    [Theory]
    [OnBothDatabases("FREE")]
    [OnBothDatabases("ROUND_ROBIN")]
    [OnBothDatabases("LEAST_BUSY")]
    public async Task Chat_LeftUnanswered_GoesToAnotherOnlineAgentOnce(DatabaseKind kind, string assignment)
    {
        var (time, shop, amy) = await OpenAsync(kind, assignment);
        await using var stopped = shop.Server;
        await ComeAsync(shop, shop.Ana);
        await ComeAsync(shop, amy);
        var (_, chatId) = await shop.TextInAsync("hello?");
        var first = (await shop.ReadChatAsync(chatId)).AssignedTo ?? (await ClaimAsync(shop, chatId));
        var second = first == amy.Id ? shop.Ana.Id : amy.Id;

        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync("chat.unanswered");
        (await shop.ReadChatAsync(chatId)).AssignedTo.ShouldBe(first);
        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync("chat.unanswered", 2);

        (await shop.ReadChatAsync(chatId)).AssignedTo.ShouldBe(second);
        var last = (await shop.EventsAsync()).Last(logged => logged.Type == "chat.assigned").Content;
        last.ShouldContain("\"reason\":\"ESCALATION\"");
        last.ShouldContain($"\"previousAssignee\":{{\"id\":\"{first}\"");
    }

    [Theory, OnBothDatabases]
    public async Task Chat_ThatNobodyHolds_GoesToWhoIsOnline(DatabaseKind kind)
    {
        var (time, shop, amy) = await OpenAsync(kind, "FREE");
        await using var stopped = shop.Server;
        await ComeAsync(shop, amy);
        var (_, chatId) = await shop.TextInAsync("hello?");

        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync("chat.unanswered");
        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync("chat.unanswered", 2);

        (await shop.ReadChatAsync(chatId)).AssignedTo.ShouldBe(amy.Id);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_WhereNobodyElseIsOnline_IsFreeForAll(DatabaseKind kind)
    {
        var (time, shop, _) = await OpenAsync(kind, "FREE");
        await using var stopped = shop.Server;
        var (_, held) = await shop.TextInAsync("hello?");
        await ClaimAsync(shop, held);
        var (_, free) = await shop.TextInAsync("hello?", Shop.NewPhone());

        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync("chat.unanswered", 2);
        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync("chat.unanswered", 4);

        ((await shop.ReadChatAsync(held)).AssignedTo, (await shop.ReadChatAsync(free)).AssignedTo).ShouldBe((null, null));
        (await shop.EventTypesAsync()).Count(type => type is "chat.unassigned").ShouldBe(1);
    }

    private static async Task<(FakeTimeProvider Time, Shop Shop, TestUser Amy)> OpenAsync(DatabaseKind kind, string assignment)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow()); // Presence is leased by the database's clock.
        var shop = await Shop.OpenAsync(await TestServer.StartAsync(kind, new TestServerOptions { Time = time, Settings = [("Desk:Sweep", "00:00:00.050")] }));
        var amy = await shop.Server.Seed.AddUserAsync(shop.Company, Role.Agent, "amy", shop.Billing);
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("PUT", $"properties/{shop.Billing.Id}", new { assignment });
        await shop.PutAsync($"business-hours/{shop.Billing.Id}", new { unanswered = new { minutes = 30, reassign = "AUTO" } });
        return (time, shop, amy);
    }

    private static async Task ComeAsync(Shop shop, TestUser user)
    {
        using var client = shop.Server.As(user);
        await client.DoAsync("POST", "integration", new { user = user.SignInName });
        await Eventually.HoldsAsync(
            async () => await shop.Server.Database.FirstOrDefaultAsync<string>(
                "select status from user_presence where company_id = @company and user_id = @user",
                new { company = shop.Company.Id, user = user.Id }, CancellationToken.None) == "ONLINE",
            $"{user.SignInName} online");
    }

    private static async Task<string> ClaimAsync(Shop shop, string chatId)
    {
        await shop.DoAsync(shop.Ana, $"chats/{chatId}/assignment");
        return shop.Ana.Id;
    }
}
