using System.Net;
using TwoWayChat.Companies;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Companies;

public class DefaultCountryTests
{
    [Theory, OnBothDatabases]
    public async Task Country_Set_ReadsNumbersAsTheyAreDialledThere(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);
        using var ana = shop.Server.As(shop.Ana);
        var national = new { to = "(202) 555-0177", text = "hi" };
        var before = await ana.CallAsync("POST", "chats", national);

        var changed = await manager.DoAsync("PUT", "company", new { defaultCountry = " us " });
        var started = await ana.DoAsync("POST", "chats", national);
        var added = await manager.DoAsync("POST", "contacts", new { address = "202 555 0178" });
        var again = await manager.CallAsync("POST", "contacts", new { address = "+1 202-555-0178" });
        using var list = await shop.PostTextAsync(shop.Manager, "contacts/block-list", "address\n202-555-0179\n", "text/csv");
        using var elsewhere = await shop.PostTextAsync(shop.Manager, "contacts/block-list?country=DE", "address\n0151 23456789\n", "text/csv");
        using var nowhere = await shop.PostTextAsync(shop.Manager, "contacts/block-list?country=XX", "address\n0151 23456789\n", "text/csv");

        before.Errors.ShouldBe(["to INVALID_RECIPIENT"]);
        (changed["defaultCountry"], changed.ETag).ShouldBe(("US", "\"2\""));
        started.Json["chat"]!["contact"]!["address"]!.GetValue<string>().ShouldBe("+12025550177");
        added["address"].ShouldBe("+12025550178");
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        (await shop.ReadAsync(list, HttpStatusCode.OK))["added"]!.GetValue<int>().ShouldBe(1);
        (await shop.ReadAsync(elsewhere, HttpStatusCode.OK))["added"]!.GetValue<int>().ShouldBe(1);
        (await Shop.CodeAsync(nowhere, HttpStatusCode.BadRequest)).ShouldBe("country UNKNOWN_COUNTRY");
        (await shop.Server.Database.QueryAsync<string>(
            "select distinct address from consent_entries where company_id = @Id order by address", new { shop.Company.Id }, CancellationToken.None))
            .ShouldBe(["+12025550179", "+4915123456789"]);
        (await ana.DoAsync("GET", "chats?contact=202-555-0177")).Items("id").Count.ShouldBe(1);
        (await ana.DoAsync("GET", "contacts?search=1 202 555-0177")).Items("address").ShouldBe(["+12025550177"]);
        (await shop.TextInAsync("hi", Shop.NewPhone())).ChatId.ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Company_Edited_IsAuditedOnceAndByVersion(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var manager = shop.Server.As(shop.Manager);

        var read = await manager.DoAsync("GET", "company");
        Golden.Match("company", read.Text, (shop.Company.Name, "{company}"));
        var set = await manager.DoAsync("PUT", "company", new { defaultCountry = "AT" }, read.ETag);
        var same = await manager.DoAsync("PUT", "company", new { defaultCountry = "at" });
        var left = await manager.DoAsync("PUT", "company", new { });
        var stale = await manager.CallAsync("PUT", "company", new { defaultCountry = "DE" }, read.ETag);
        var unknown = await manager.CallAsync("PUT", "company", new { defaultCountry = "XX" });
        var number = await manager.CallAsync("PUT", "company", new { defaultCountry = 43 });
        var none = await manager.DoAsync("PUT", "company", new { defaultCountry = "" }, set.ETag);

        (set.ETag, same.ETag, left.ETag, none.ETag).ShouldBe(("\"2\"", "\"2\"", "\"2\"", "\"3\""));
        left["defaultCountry"].ShouldBe("AT");
        none.Json["defaultCountry"].ShouldBeNull();
        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (unknown.Errors.Single(), number.Errors.Single()).ShouldBe(("defaultCountry UNKNOWN_COUNTRY", "defaultCountry INVALID_VALUE"));
        (await shop.Server.Database.QueryAsync<string>(
            "select details from audit_entries where company_id = @Id and action = 'company.updated' order by audit_id",
            new { shop.Company.Id }, CancellationToken.None))
            .ShouldBe(["""{"defaultCountry":"AT"}""", """{"defaultCountry":null}"""]);
    }

    [Fact]
    public void Countries_Listed_HaveNamesAndCallingCodes()
    {
        Country.All.Count.ShouldBeGreaterThan(200);
        Country.All.Single(country => country.Code == "US").ShouldBe(new Country("US", "United States", 1));
        Country.All.ShouldAllBe(country => country.Name.Length > country.Code.Length && country.CallingCode > 0);
    }
}
