using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Reports;

public class OverviewTests
{
    [Theory, OnBothDatabases]
    public async Task Overview_OfABusyDay_CountsWhatHappenedOfTheOwnProperties(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var answered = (await shop.TextInAsync("BILLING hello", Shop.NewPhone())).ChatId;
        await shop.TextInAsync("BILLING anybody?", Shop.NewPhone());
        var moved = (await shop.TextInAsync("BILLING to sales", Shop.NewPhone())).ChatId;
        using var ana = shop.Server.As(shop.Ana);
        await ana.DoAsync("POST", $"chats/{answered}/assignment");
        await ana.DoAsync("POST", $"chats/{answered}/messages", new { text = "one" });
        await ana.DoAsync("POST", $"chats/{answered}/messages", new { text = "two" });
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("POST", $"chats/{moved}/transfer", new { propertyId = shop.Sales.Id });

        var all = await ReadAsync(manager);
        Figures(all["now"]!, "open", "unassigned", "waiting", "unanswered").ShouldBe([3, 2, 2, 2]);
        all["hours"]!.AsArray().Sum(hour => hour!["received"]!.GetValue<long>()).ShouldBe(3);
        all["hours"]!.AsArray().Sum(hour => hour!["sent"]!.GetValue<long>()).ShouldBe(2);
        var agent = all["agents"]!.AsArray().ShouldHaveSingleItem()!;
        agent["user"]!["id"]!.GetValue<string>().ShouldBe(shop.Ana.Id);
        Figures(agent, "chats", "sent", "answered").ShouldBe([1, 2, 1]);
        agent["firstResponseMs"]!.GetValue<long>().ShouldBeGreaterThanOrEqualTo(0);

        using var paula = shop.Server.As(shop.Paula);
        var own = (await ReadAsync(paula))["properties"]!.AsArray().ShouldHaveSingleItem()!;
        own["property"]!["id"]!.GetValue<string>().ShouldBe(shop.Billing.Id);
        Figures(own, "open", "waiting", "started", "answered", "received", "sent").ShouldBe([2, 1, 2, 1, 2, 2]);
    }

    [Theory, OnBothDatabases]
    public async Task Overview_OfManyPropertiesInManyHours_LosesNothing(DatabaseKind kind)
    {
        const int Properties = 7;
        const int Hours = 740;
        var shop = await Shop.OpenAsync(kind);
        for (var number = 0; number < Properties; number++)
        {
            var property = await shop.Server.Seed.AddPropertyAsync(shop.Company, $"Branch {number}");
            await shop.Server.Seed.AddKeywordAsync(property, $"branch{number}");
            await AddHourlyAsync(shop, (await shop.TextInAsync($"branch{number}", Shop.NewPhone())).ChatId, Hours);
        }

        using var manager = shop.Server.As(shop.Manager);
        var to = DateTimeOffset.UtcNow.AddMinutes(1);
        var all = await ReadAsync(manager, $"?from={to.AddDays(-31).ToUnixTimeMilliseconds()}&to={to.ToUnixTimeMilliseconds()}");

        all["hours"]!.AsArray().Sum(hour => hour!["received"]!.GetValue<long>()).ShouldBe(Properties * (Hours + 1));
        all["properties"]!.AsArray().Sum(property => property!["received"]!.GetValue<long>()).ShouldBe(Properties * (Hours + 1));
    }

    [Theory, OnBothDatabases]
    public async Task Overview_OfADayThatBeginsAtHalfPast_HasItsHours(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (messageId, _) = await shop.TextInAsync("hello");
        using var manager = shop.Server.As(shop.Manager);
        const long HalfPast = 1_700_001_000_000 / 3_600_000 * 3_600_000 + 1_800_000;
        await shop.WriteAsync("update messages set created_at = @at where message_id = @messageId", new { messageId, at = HalfPast + 60_000 });

        var day = await ReadAsync(manager, $"?from={HalfPast}&to={HalfPast + 86_400_000}");
        var part = await ReadAsync(manager, $"?from={HalfPast + 1}&to={HalfPast + 86_400_000}");

        day["hours"]!.AsArray().Select(hour => (long)hour!["at"]!).ShouldBe([HalfPast]);
        part["hours"]!.AsArray().Select(hour => (long)hour!["at"]!).ShouldBe([HalfPast - 1_800_000]);
    }

    [Theory, OnBothDatabases]
    public async Task Overview_OfATimeBefore_HoldsOnlyWhatStandsOpenNow(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.TextInAsync("hello");
        using var manager = shop.Server.As(shop.Manager);

        var before = await ReadAsync(manager, "?from=1000000&to=2000000");

        Figures(before["now"]!, "open").ShouldBe([1]);
        before["hours"]!.AsArray().ShouldBeEmpty();
        before["agents"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?from=x")]
    [InlineData("?from=-1")]
    [InlineData("?from=2000&to=1000")]
    [InlineData("?from=0&to=999999999999")]
    [InlineData("?to=999999999999999999")]
    public async Task Overview_OfARangeThatIsNone_IsRefused(string query)
    {
        var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);
        using var manager = shop.Server.As(shop.Manager);

        using var answer = await manager.GetAsync($"reports/overview{query}");

        ((int)answer.StatusCode).ShouldBe(400);
    }

    /// <summary>Copies the chat's only message into each of the hours before it.</summary>
    private static Task AddHourlyAsync(Shop shop, string chatId, int hours) => shop.WriteAsync(
        """
        with recursive hour (n) as (select 1 union all select n + 1 from hour where n < @hours)
        insert into messages (company_id, message_id, chat_id, number, direction, channel, from_address, to_address, text, encoding, segments,
                              author_type, author_name, origin, gateway, state, created_at)
        select m.company_id, m.message_id || '-' || hour.n, m.chat_id, m.number + hour.n, m.direction, m.channel, m.from_address, m.to_address, m.text,
               m.encoding, m.segments, m.author_type, m.author_name, m.origin, m.gateway, m.state, m.created_at - cast(hour.n as bigint) * 3600000
          from messages m
          join hour on true
         where m.company_id = @companyId and m.chat_id = @chatId
        """,
        new { companyId = shop.Company.Id, chatId, hours });

    private static async Task<JsonNode> ReadAsync(HttpClient client, string query = "") =>
        (await client.GetFromJsonAsync<JsonNode>($"reports/overview{query}"))!;

    private static long[] Figures(JsonNode node, params string[] names) => [.. names.Select(name => node[name]!.GetValue<long>())];
}
