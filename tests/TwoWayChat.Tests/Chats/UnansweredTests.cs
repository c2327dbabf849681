using System.Text.Json.Nodes;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Properties.Hours;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>Alerts of customers who wait, in virtual time: counted in open hours, each level once.</summary>
public class UnansweredTests
{
    private const string Unanswered = "chat.unanswered";

    /// <summary>A quarter of an hour before Monday's closing.</summary>
    private static readonly DateTimeOffset Late = Weekly.Monday.AddHours(8.75);

    private static readonly DateTimeOffset Tuesday = Weekly.Monday.AddDays(1).AddHours(1);

    [Theory, OnBothDatabases]
    public async Task Customer_Waiting_IsToldByOpenHoursAndTwice(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Late);
        await using var server = await TestServer.StartAsync(
            kind, new TestServerOptions { Time = time, Settings = [("Mail:Host", "127.0.0.1"), ("Mail:From", "chat@example.org")] });
        var shop = await OpenAsync(server);
        var (_, chatId) = await shop.TextInAsync("hello?");
        using var assigned = await shop.PostAsync(shop.Ana, $"chats/{chatId}/assignment", null);

        time.SetTo(Tuesday);
        await DueIsAsync(shop, chatId, Tuesday.AddMinutes(15));
        (await LevelsAsync(shop)).ShouldBeEmpty();
        time.SetTo(Tuesday.AddMinutes(15));
        await shop.EventAsync(Unanswered);
        await shop.MatchEventAsync(Unanswered);
        await DueIsAsync(shop, chatId, Tuesday.AddMinutes(45));
        (await shop.ReadChatAsync(chatId)).AssignedTo.ShouldBe(shop.Ana.Id);
        time.SetTo(Tuesday.AddMinutes(45));
        await shop.EventAsync(Unanswered, 2);
        await DueIsAsync(shop, chatId, null);

        (await LevelsAsync(shop)).ShouldBe([(1, 1800, "paula"), (2, 3600, "manager")]);
        (await shop.ReadChatAsync(chatId)).AssignedTo.ShouldBeNull();
        (await shop.EventTypesAsync())[^1].ShouldBe("chat.unassigned");
    }

    [Theory, OnBothDatabases]
    public async Task Mails_ToManagersWithAnAddress_HoldNothingOfTheCustomer(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Weekly.Monday.AddHours(2));
        await using var server = await TestServer.StartAsync(
            kind, new TestServerOptions { Time = time, Settings = [("Mail:Host", "127.0.0.1"), ("Mail:Port", "9"), ("Mail:From", "chat@example.org")] });
        var shop = await OpenAsync(server);
        await shop.PutAsync($"users/{shop.Paula.Id}", new { email = "paula@example.org" });
        await shop.TextInAsync("my secret question");

        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync(Unanswered);
        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync(Unanswered, 2);

        var mails = await server.Database.QueryAsync<string>(
            "select recipient || '|' || subject || '|' || text from mails where company_id = @companyId limit 10",
            new { companyId = shop.Company.Id },
            CancellationToken.None);
        var mail = mails.ShouldHaveSingleItem();
        mail.ShouldStartWith("paula@example.org|Billing: a customer has been waiting for 30 minutes|");
        mail.ShouldNotContain("secret");
        mail.ShouldNotContain(Shop.Customer);
    }

    [Theory, OnBothDatabases]
    public async Task Answer_BeforeTheTime_StopsIt(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Weekly.Monday.AddHours(2));
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await OpenAsync(server);
        var (_, answered) = await shop.TextInAsync("hello?");
        var (_, ended) = await shop.TextInAsync("hello?", Shop.NewPhone());
        var (_, waiting) = await shop.TextInAsync("hello?", Shop.NewPhone());
        await shop.SendAsync(shop.Ana, answered, "Hello!");
        await shop.DoAsync(shop.Ana, $"chats/{ended}/end");

        time.Advance(TimeSpan.FromHours(3));
        await shop.EventAsync(Unanswered, 2);

        ((await shop.AlertDueAsync(answered)), (await shop.AlertDueAsync(ended))).ShouldBe((null, null));
        (await shop.EventsAsync()).Where(logged => logged.Type == Unanswered).ShouldAllBe(logged => logged.Subject == waiting);
        await shop.TextInAsync("one more thing");
        (await shop.AlertDueAsync(answered)).ShouldBe(time.GetUtcNow().AddMinutes(30).ToUnixTimeMilliseconds());
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_WritingTheAnswer_IsWaitedFor(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Weekly.Monday.AddHours(2));
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await OpenAsync(server);
        var (_, chatId) = await shop.TextInAsync("hello?");
        await shop.PutAsAsync(shop.Ana, $"chats/{chatId}/reply");

        time.Advance(TimeSpan.FromMinutes(30));
        await DueIsAsync(shop, chatId, time.GetUtcNow().AddSeconds(15));
        (await LevelsAsync(shop)).ShouldBeEmpty();
        using var left = await shop.DeleteAsync(shop.Ana, $"chats/{chatId}/reply");
        time.Advance(TimeSpan.FromSeconds(15));

        await shop.EventAsync(Unanswered);
    }

    [Theory, OnBothDatabases]
    public async Task Alerts_SwitchedOnOrMovedWhileSomebodyWaits_GoByWhatHoldsNow(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Weekly.Monday.AddHours(2));
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(server);
        var (_, chatId) = await shop.TextInAsync("hello?");
        (await shop.AlertDueAsync(chatId)).ShouldBeNull();

        await shop.SetHoursAsync(new { unanswered = new { minutes = 30 } });
        await SweepUntilAsync(shop, time, chatId, Weekly.Monday.AddHours(2.5));
        await shop.SetHoursAsync(new { unanswered = new { minutes = 10 } });
        await SweepUntilAsync(shop, time, chatId, Weekly.Monday.AddHours(2).AddMinutes(10));
        await shop.DoAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });
        time.Advance(TimeSpan.FromHours(1));
        await DueIsAsync(shop, chatId, null);

        (await LevelsAsync(shop)).ShouldBeEmpty();
        await shop.SetHoursAsync(new { unanswered = new { minutes = 5 } }, shop.Sales);
        time.Advance(TimeSpan.FromSeconds(2));
        await shop.EventAsync(Unanswered, 2);
    }

    [Theory, OnBothDatabases]
    public async Task Chat_TransferredAfterItsAlerts_IsToldOfAnewInItsNewProperty(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Weekly.Monday.AddHours(2));
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await OpenAsync(server);
        await shop.SetHoursAsync(new { unanswered = new { minutes = 5 } }, shop.Sales);
        var (_, chatId) = await shop.TextInAsync("hello?");
        time.Advance(TimeSpan.FromHours(2));
        await shop.EventAsync(Unanswered, 2);

        await shop.DoAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });
        time.Advance(TimeSpan.FromSeconds(10));

        await shop.EventAsync(Unanswered, 4);
        (await LevelsAsync(shop)).Select(told => told.Notified).ShouldBe(["paula", "manager", "other", "manager"]);
    }

    [Theory, OnBothDatabases]
    public async Task Server_DownWhileSomebodyWaits_RaisesEachLevelOnceAfterIt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        Shop shop;
        await using (var first = await TestServer.StartAsync(database, new TestServerOptions { Time = new FakeTimeProvider(Weekly.Monday.AddHours(2)) }))
        {
            shop = await OpenAsync(first);
            await shop.TextInAsync("hello?");
        }

        await using var second = await TestServer.StartAsync(database, new TestServerOptions { Time = new FakeTimeProvider(Tuesday.AddHours(1)) });
        var found = shop.On(second);

        await found.EventAsync(Unanswered, 2);
        (await LevelsAsync(found)).Select(told => told.Level).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task TwoNodes_SeeingTheSameChatsWait_RaiseEachLevelOnce()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        var time = new FakeTimeProvider(Weekly.Monday.AddHours(2));
        await using var first = await TestServer.StartAsync(database, new TestServerOptions { Time = time });
        await using var second = await TestServer.StartAsync(database.AnotherNode(), new TestServerOptions { Time = time });
        var shop = await OpenAsync(first);
        for (var customer = 0; customer < 8; customer++)
        {
            await shop.TextInAsync("hello?", Shop.NewPhone());
        }

        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync(Unanswered, 8);
        time.Advance(TimeSpan.FromMinutes(30));
        await shop.EventAsync(Unanswered, 16);
        time.Advance(TimeSpan.FromHours(2));
        await Eventually.HoldsAsync(async () => (await first.Database.FirstOrDefaultAsync<long>(
            "select count(*) from chats where company_id = @companyId and alert_due_at is not null",
            new { companyId = shop.Company.Id }, CancellationToken.None)) == 0);

        (await shop.EventsAsync()).Where(logged => logged.Type == Unanswered).GroupBy(logged => logged.Subject).ShouldAllBe(chat => chat.Count() == 2);
    }

    private static async Task<Shop> OpenAsync(TestServer server)
    {
        var shop = await Shop.OpenAsync(server);
        await server.Seed.AddUserAsync(shop.Company, Role.PropertyManager, "other", shop.Sales);
        await shop.SetHoursAsync(new { timeZone = "Etc/UTC", week = Weekly.Week, unanswered = new { minutes = 30, reassign = "RELEASE" } });
        return shop;
    }

    private static Task DueIsAsync(Shop shop, string chatId, DateTimeOffset? due) =>
        Eventually.HoldsAsync(async () => await shop.AlertDueAsync(chatId) == due?.ToUnixTimeMilliseconds(), $"alert due at {due}");

    private static Task SweepUntilAsync(Shop shop, FakeTimeProvider time, string chatId, DateTimeOffset due) => Eventually.HoldsAsync(
        async () =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return await shop.AlertDueAsync(chatId) == due.ToUnixTimeMilliseconds();
        },
        $"alert due at {due}");

    private static async Task<IEnumerable<(int Level, long Seconds, string Notified)>> LevelsAsync(Shop shop) =>
        (await shop.EventsAsync()).Where(logged => logged.Type == Unanswered)
        .Select(logged => JsonNode.Parse(Envelope.Write(logged, new string('5', 24), 0))!["data"]!)
        .Select(data => ((int)data["level"]!, (long)data["thresholdSeconds"]!,
            string.Join(',', data["notified"]!.AsArray().Select(user => (string)user!["name"]!))));
}
