using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Contacts;

public class ContactExportTests
{
    [Theory, OnBothDatabases]
    public async Task Export_OfACompany_IsSafeForSpreadsheetsAndInTheAuditLog(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (first, second) = (Shop.NewPhone(), Shop.NewPhone());
        using var manager = shop.Server.As(shop.Manager);
        await AddAsync(manager, new
        {
            address = first,
            firstName = "=HYPERLINK(\"evil\")",
            lastName = "Smith, Jr.",
            externalId = "-7",
            tags = new[] { "VIP", "a;b" },
            attributes = new Dictionary<string, string> { ["plan"] = "gold" },
        });
        await AddAsync(manager, new { address = second, firstName = "@Bob" });

        using var answer = await manager.GetAsync("contacts/export");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        var tagged = (await manager.GetStringAsync("contacts/export?tag=vip")).Split("\r\n");
        var audit = await shop.Server.Database.QueryAsync<string>(
            "select details from audit_entries where company_id = @id and action = 'contacts.exported' order by audit_id", new { id = shop.Company.Id }, default);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        lines[0].ShouldBe("address,firstName,lastName,email,language,externalId,tags,attributes,id,addressType,otherAddresses,consent,createdAt,updatedAt");
        lines[1].ShouldStartWith($"{second},'@Bob,,,,,,,");
        lines[2].ShouldStartWith(
            $"{first},\"'=HYPERLINK(\"\"evil\"\")\",\"Smith, Jr.\",,,'-7,\"VIP;\"\"a;b\"\"\",\"{{\"\"plan\"\":\"\"gold\"\"}}\",");
        lines[2].ShouldContain(",E164,,NONE,");
        lines.Length.ShouldBe(4);
        tagged.Length.ShouldBe(3);
        audit.Count.ShouldBe(2);
        audit[1].ShouldContain("vip");
    }

    /// <summary>Departments are a privacy boundary for files, too; agents export nothing.</summary>
    [Theory, OnBothDatabases]
    public async Task Export_OfAPropertyManager_HoldsTheOwnPropertiesAlone(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var (own, others) = (Shop.NewPhone(), Shop.NewPhone());
        await shop.TextInAsync("BILLING hello", own);
        var (_, chatId) = await shop.TextInAsync("BILLING to sales", others);
        await shop.DoAsync(shop.Manager, $"chats/{chatId}/transfer", new { propertyId = shop.Sales.Id });
        using var paula = shop.Server.As(shop.Paula);
        using var visitor = new Visitor(shop.Server);
        (await visitor.SignInAsync(shop.Paula)).ShouldBeTrue();

        var csv = await paula.GetStringAsync("contacts/export");
        var file = await (await visitor.GetAsync("/contacts/export.csv")).Content.ReadAsByteArrayAsync();
        var refused = await shop.GetStatusAsync(shop.Ana, "contacts/export");

        csv.ShouldContain(own);
        csv.ShouldNotContain(others);
        file[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        System.Text.Encoding.UTF8.GetString(file[3..]).ShouldBe(csv);
        refused.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+12025550123", "+12025550123")]
    [InlineData("+1-1", "'+1-1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("'=1", "''=1")]
    [InlineData("\uFF1Dcmd", "'\uFF1Dcmd")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    public void Field_ThatASpreadsheetWouldRun_GetsAnApostropheThatComesOffAgain(string text, string field)
    {
        CsvLine.Of(text).ShouldBe($"{field}\r\n");
        if (!field.StartsWith('"'))
        {
            CsvLine.Plain(field).ShouldBe(text);
        }
    }

    private static async Task AddAsync(HttpClient client, object contact) =>
        (await client.PostAsJsonAsync("contacts", contact)).StatusCode.ShouldBe(HttpStatusCode.Created);
}
