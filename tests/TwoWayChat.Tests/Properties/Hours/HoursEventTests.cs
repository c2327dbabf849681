using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Properties.Hours;

/// <summary>What is told of opening and closing, in virtual time.</summary>
public class HoursEventTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly object NineToFive = new
    {
        timeZone = "Etc/UTC",
        week = new[] { new { day = "MONDAY", from = "09:00", to = "17:00" }, new { day = "TUESDAY", from = "09:00", to = "17:00" } },
        exceptions = new[] { new { date = "2026-11-24", name = "Harvest" } },
    };

    [Theory, OnBothDatabases]
    public async Task Property_OpeningAndClosing_IsToldOnceEach(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Start);
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(server);
        await SetAsync(shop, NineToFive);

        await PassAsync(shop, time, TimeSpan.FromHours(1), "property.opened", 1);
        await shop.MatchEventAsync("property.opened");
        await PassAsync(shop, time, TimeSpan.FromHours(8), "property.closed", 2);

        (await TypesAsync(shop)).ShouldBe(["property.closed", "property.opened", "property.closed"]);
        using var ana = server.As(shop.Ana);
        var shown = (await ana.DoAsync("GET", $"business-hours/{shop.Billing.Id}")).Json;
        ((bool)shown["openNow"]!, (long)shown["nextChangeAt"]!).ShouldBe((false, Start.AddDays(7).AddHours(1).ToUnixTimeMilliseconds()));
    }

    [Theory, OnBothDatabases]
    public async Task Property_ClosedByTheSavingOfHours_IsToldWithItsHoliday(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Start.AddDays(1));
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(server);

        await SetAsync(shop, NineToFive);
        await SetAsync(shop, NineToFive);

        (await TypesAsync(shop)).ShouldBe(["property.closed"]);
        await shop.MatchEventAsync("property.closed");
        await SetAsync(shop, new { alwaysOpen = true, exceptions = Array.Empty<object>() });
        (await TypesAsync(shop)).ShouldBe(["property.closed", "property.opened"]);
    }

    [Theory, OnBothDatabases]
    public async Task Server_DownOverSeveralChanges_TellsWhereThePropertyStands(DatabaseKind kind)
    {
        await using var database = await TestDatabase.KeptAsync(kind);
        Shop shop;
        await using (var first = await TestServer.StartAsync(database, new TestServerOptions { Time = new FakeTimeProvider(Start.AddHours(2)) }))
        {
            shop = await Shop.OpenAsync(first);
            await SetAsync(shop, NineToFive);
        }

        await using var second = await TestServer.StartAsync(database, new TestServerOptions { Time = new FakeTimeProvider(Start.AddDays(7).AddHours(12)) });
        var found = shop.On(second);

        await found.EventAsync("property.closed");
        (await TypesAsync(found)).ShouldBe(["property.closed"]);
    }

    [Theory, OnBothDatabases]
    public async Task Property_WhoseHoursCannotBeRead_HoldsUpNoOther(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(Start);
        await using var server = await TestServer.StartAsync(kind, new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(server);
        await SetAsync(shop, NineToFive);
        await SetAsync(shop, NineToFive, shop.Sales);
        var billing = new { CompanyId = shop.Company.Id, PropertyId = shop.Billing.Id };
        await shop.WriteAsync("update business_hours set time_zone = 'Nowhere/Land' where company_id = @CompanyId and property_id = @PropertyId", billing);
        await shop.WriteAsync("update properties set hours_change_at = hours_change_at - 1 where company_id = @CompanyId and property_id = @PropertyId", billing);

        await PassAsync(shop, time, TimeSpan.FromHours(1), "property.opened", 1);

        (await shop.EventsAsync()).Last(logged => logged.Type == "property.opened").PropertyId.ShouldBe(shop.Sales.Id);
        server.Log.Text.ShouldContain("A row's turn failed in HoursWorker");
    }

    [Fact]
    public async Task TwoNodes_SeeingTheSameChange_TellItOnce()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        var time = new FakeTimeProvider(Start);
        await using var first = await TestServer.StartAsync(database, new TestServerOptions { Time = time });
        await using var second = await TestServer.StartAsync(database.AnotherNode(), new TestServerOptions { Time = time });
        var shop = await Shop.OpenAsync(first);
        await SetAsync(shop, NineToFive);
        await SetAsync(shop, NineToFive, shop.Sales);

        await PassAsync(shop, time, TimeSpan.FromHours(1), "property.opened", 2);
        await PassAsync(shop, time, TimeSpan.FromHours(8), "property.closed", 4);

        (await TypesAsync(shop)).GroupBy(type => type).Select(group => (group.Key, group.Count())).Order()
            .ShouldBe([("property.closed", 4), ("property.opened", 2)]);
    }

    private static async Task SetAsync(Shop shop, object hours, TestProperty? property = null)
    {
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("PUT", $"business-hours/{(property ?? shop.Billing).Id}", hours);
    }

    private static async Task PassAsync(Shop shop, FakeTimeProvider time, TimeSpan span, string type, int count)
    {
        time.Advance(span);
        await shop.EventAsync(type, count);
    }

    private static async Task<IEnumerable<string>> TypesAsync(Shop shop) =>
        (await shop.EventTypesAsync()).Where(type => type.StartsWith("property.", StringComparison.Ordinal));
}
