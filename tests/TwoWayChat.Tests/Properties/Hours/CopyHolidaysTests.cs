using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Hosting;
using TwoWayChat.Properties.Hours;
using TwoWayChat.Security;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Properties.Hours;

public class CopyHolidaysTests
{
    private static readonly object[] OfBilling =
    [
        new { date = "2001-12-25", name = "Long ago" },
        new { date = "2090-12-25", name = "Christmas Day" },
        new { date = "2090-12-31", name = "New Year's Eve", open = new[] { new { from = "10:00", to = "12:00" } } },
    ];

    [Theory, OnBothDatabases]
    public async Task Holidays_Copied_AddToThoseOfTheOthersAndStandInTheAudit(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("PUT", $"business-hours/{shop.Billing.Id}", new { timeZone = "America/New_York", exceptions = OfBilling });
        await manager.DoAsync("PUT", $"business-hours/{shop.Sales.Id}", new
        {
            timeZone = "Europe/Paris",
            exceptions = new[] { new { date = "2090-07-14", name = "Bastille Day" }, new { date = "2090-12-25", name = "Noël" } },
        });
        var fresh = await shop.Server.Seed.AddPropertyAsync(shop.Company, "Returns");
        string[] both = [shop.Sales.Id, fresh.Id, shop.Billing.Id];

        (await CopyAsync(shop, shop.Manager, both)).ShouldBe(2);
        (await CopyAsync(shop, shop.Manager, both)).ShouldBe(0);

        var sales = (await manager.DoAsync("GET", $"business-hours/{shop.Sales.Id}")).Json;
        Dates(sales).ShouldBe(["2090-07-14 Bastille Day", "2090-12-25 Christmas Day", "2090-12-31 New Year's Eve"]);
        sales["timeZone"]!.GetValue<string>().ShouldBe("Europe/Paris");
        sales["version"]!.GetValue<long>().ShouldBe(2);
        var returns = (await manager.DoAsync("GET", $"business-hours/{fresh.Id}")).Json;
        Dates(returns).ShouldBe(["2090-12-25 Christmas Day", "2090-12-31 New Year's Eve"]);
        (returns["timeZone"]!.GetValue<string>(), returns["alwaysOpen"]!.GetValue<bool>()).ShouldBe(("America/New_York", true));
        Dates((await manager.DoAsync("GET", $"business-hours/{shop.Billing.Id}")).Json).Count.ShouldBe(3);
        var told = await shop.Server.Database.QueryAsync<string>(
            "select details from audit_entries where company_id = @Id and action = 'business_hours.holidays_copied' and target_id = @target",
            new { shop.Company.Id, target = shop.Sales.Id },
            CancellationToken.None);
        told.ShouldHaveSingleItem().ShouldContain("2090-12-31");
    }

    [Theory, OnBothDatabases]
    public async Task Holidays_CopiedByWhoMayNot_AreRefusedAndNothingIsChanged(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        await manager.DoAsync("PUT", $"business-hours/{shop.Billing.Id}", new { exceptions = OfBilling });

        (await RefusedAsync(shop, shop.Ana, shop.Sales.Id)).ShouldBe((int)HttpStatusCode.Forbidden);
        (await RefusedAsync(shop, shop.Paula, shop.Sales.Id)).ShouldBe((int)HttpStatusCode.NotFound);
        (await RefusedAsync(shop, shop.Manager, "nobody")).ShouldBe((int)HttpStatusCode.NotFound);
        var full = Enumerable.Range(0, HoursInput.MostExceptions - 1).Select(day => new { date = new DateOnly(2091, 1, 1).AddDays(day).ToString("yyyy-MM-dd") });
        await manager.DoAsync("PUT", $"business-hours/{shop.Sales.Id}", new { exceptions = full });
        (await RefusedAsync(shop, shop.Manager, shop.Sales.Id)).ShouldBe((int)HttpStatusCode.Conflict);

        Dates((await manager.DoAsync("GET", $"business-hours/{shop.Sales.Id}")).Json).ShouldNotContain("2090-12-25 Christmas Day");
    }

    private static async Task<int> CopyAsync(Shop shop, TestUser user, params string[] targets)
    {
        var account = await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, user.Id, CancellationToken.None);
        return await shop.Server.Services.GetRequiredService<CopyHolidays>().RunAsync(new Caller(account!), shop.Billing.Id, targets, CancellationToken.None);
    }

    private static async Task<int> RefusedAsync(Shop shop, TestUser user, string target) =>
        (await Should.ThrowAsync<ApiException>(() => CopyAsync(shop, user, target))).Status;

    private static List<string> Dates(JsonNode hours) =>
        [.. hours["exceptions"]!.AsArray().Select(day => $"{day!["date"]!.GetValue<string>()} {day["name"]?.GetValue<string>()}".TrimEnd())];
}
