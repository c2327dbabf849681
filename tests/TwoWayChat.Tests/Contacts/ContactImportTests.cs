using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Chats;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Contacts;

public class ContactImportTests
{
    [Theory, OnBothDatabases]
    public async Task File_ReadTwice_ChangesNothingTheSecondTime(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        await shop.TextInAsync("STOP");
        const string Csv =
            "Mobile;First name;Tags;attribute.plan;Consent;Notes\r\n"
            + "+1 202 555 0123;Ada;\"VIP;\"\"a;b\"\"\";gold;OPTED_IN;x\r\n"
            + "+12025550171;\"Grace\nHopper\";;;;\r\n"
            + "+12025550172;'=Sum;;;;\r\n"
            + "+1 (202) 555-0172;Again;;;;\r\n"
            + "12;Nobody;;;;\r\n"
            + "Acme;A name;;;;\r\n";

        using var tried = await PostAsync(shop, "?dryRun=true", Csv);
        var before = await ToldAsync(shop);
        using var first = await PostAsync(shop, "", Csv);
        var told = await ToldAsync(shop);
        using var again = await PostAsync(shop, "", Csv);

        await Golden.MatchAsync("contact-import", first);
        Figures(await BodyAsync(tried)).ShouldBe([1, 1, 0, 0, 4]);
        Figures(await BodyAsync(first)).ShouldBe([1, 1, 0, 0, 4]);
        Figures(await BodyAsync(again)).ShouldBe([0, 0, 2, 0, 4]);
        told.Skip(before.Count).ShouldBe(["contact.updated", "contact.created"]);
        (await ToldAsync(shop)).ShouldBe(told);
        var ada = await FindAsync(shop, Shop.Customer);
        ((string)ada["firstName"]!, (string)ada["consent"]!).ShouldBe(("Ada", "OPTED_OUT"));
        ada["tags"]!.ToJsonString().ShouldBe("""["VIP","a;b"]""");
        ada["attributes"]!.ToJsonString().ShouldBe("""{"plan":"gold"}""");
        ((string)(await FindAsync(shop, "+12025550172"))["firstName"]!).ShouldBe("=Sum");
        var audit = await shop.Server.Database.QueryAsync<string>(
            "select details from audit_entries where company_id = @id and action = 'contacts.imported'", new { id = shop.Company.Id }, default);
        audit.Count.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Export_ReadInAgain_ChangesNothing(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        using var first = await PostAsync(shop, "", "address,firstName,tags,attributes\n+12025550181,=1,\"a;\"\"b;c\"\"\",\"{\"\"k\"\":\"\"+v\"\"}\"\n");
        using var manager = shop.Server.As(shop.Manager);

        using var again = await PostAsync(shop, "", await manager.GetStringAsync("contacts/export"));

        Figures(await BodyAsync(first)).ShouldBe([1, 0, 0, 0, 0]);
        Figures(await BodyAsync(again)).ShouldBe([0, 0, 1, 0, 0]);
    }

    [Theory, OnBothDatabases]
    public async Task Lines_AboutWhoIsThere_AreTakenOverOrSkippedAsAsked(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        const string Csv = "phone,name,id\n202-555-0191,Ada,crm-1\n202-555-0192,Bob,crm-1\n202-555-0193,Cyd,\n";
        const string Map = "?country=US&map=name:firstName&map=id:externalId";
        using var first = await PostAsync(shop, Map, Csv);
        var changed = Csv.Replace("Ada", "Ida", StringComparison.Ordinal).Replace("Cyd", "", StringComparison.Ordinal);

        using var skipped = await PostAsync(shop, $"{Map}&existing=SKIP", changed);
        using var tried = await PostAsync(shop, $"{Map}&dryRun=true", changed);
        using var updated = await PostAsync(shop, Map, changed);

        Figures(await BodyAsync(first)).ShouldBe([2, 0, 0, 0, 1]);
        Errors(await BodyAsync(first)).ShouldBe(["3 externalId EXTERNAL_ID_TAKEN"]);
        Figures(await BodyAsync(skipped)).ShouldBe([0, 0, 0, 2, 1]);
        Figures(await BodyAsync(tried)).ShouldBe([0, 1, 1, 0, 1]);
        Figures(await BodyAsync(updated)).ShouldBe([0, 1, 1, 0, 1]);
        ((string)(await FindAsync(shop, "+12025550191"))["firstName"]!).ShouldBe("Ida");
        ((string)(await FindAsync(shop, "+12025550193"))["firstName"]!).ShouldBe("Cyd");
    }

    /// <summary>Lines before what breaks a file off stay, and the import says how far it got; the errors are a file of their own.</summary>
    [Theory, OnBothDatabases]
    public async Task File_ThatBreaksOff_KeepsWhatWasRead(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var good = string.Concat(Enumerable.Range(0, 100).Select(n => $"+120255501{n:00},\n"));

        using var broken = await PostAsync(shop, "", $"address,email\n{good}+12025550999,nobody\n\"{new string('9', 200_000)}");
        var import = (await shop.GetAsync(shop.Manager, "contacts/imports"))["items"]![0]!;
        using var rest = await PostAsync(shop, "", $"address,email\n{good}+12025550999,nobody\nbad\"quote,\n");
        using var manager = shop.Server.As(shop.Manager);
        var csv = await manager.GetStringAsync($"contacts/imports/{(await BodyAsync(rest))["id"]}/errors");
        var read = await shop.GetAsync(shop.Manager, $"contacts/imports/{(await BodyAsync(rest))["id"]}");

        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)import["status"]!, (long)import["created"]!).ShouldBe(("FAILED", 100));
        ((string)import["failure"]!).ShouldContain("quote");
        Figures(read).ShouldBe([0, 0, 100, 0, 2]);
        csv.Split("\r\n")[..3].Select(line => string.Join(',', line.Split(',')[..3])).ShouldBe(
            ["line,field,code", "102,email,INVALID_EMAIL", "103,,INVALID_CSV"]);
    }

    [Theory]
    [InlineData("", "", "file REQUIRED")]
    [InlineData("", "name\nAda\n", "map REQUIRED")]
    [InlineData("?map=Phone:nothing", "Phone\n1\n", "map UNKNOWN_FIELD")]
    [InlineData("?map=Fax:address", "Phone\n1\n", "map UNKNOWN_COLUMN")]
    [InlineData("?map=Phone", "Phone\n1\n", "map INVALID_VALUE")]
    [InlineData("?existing=MAYBE", "Phone\n1\n", "existing INVALID_VALUE")]
    [InlineData("?dryRun=1", "Phone\n1\n", "dryRun INVALID_VALUE")]
    [InlineData("?country=XX", "Phone\n1\n", "country UNKNOWN_COUNTRY")]
    public async Task Import_AskedForWrongly_IsRefusedByField(string query, string csv, string code)
    {
        var shop = await Shop.OpenAsync(DatabaseKind.Sqlite);

        using var answer = await PostAsync(shop, query, csv);

        (await Shop.CodeAsync(answer, HttpStatusCode.BadRequest)).ShouldBe(code);
    }

    private static async Task<HttpResponseMessage> PostAsync(Shop shop, string query, string csv) =>
        await shop.PostTextAsync(shop.Manager, $"contacts/imports{query}", csv, "text/csv");

    /// <summary>Events of contacts; those of messages come when the gateway has time.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(Shop shop) =>
        [.. (await shop.EventTypesAsync()).Where(type => type.StartsWith("contact.", StringComparison.Ordinal))];

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage answer)
    {
        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> FindAsync(Shop shop, string number) =>
        (await shop.GetAsync(shop.Manager, $"contacts?search={Uri.EscapeDataString(number)}"))["items"]!.AsArray().ShouldHaveSingleItem()!;

    private static IEnumerable<string> Errors(JsonNode body) =>
        body["errors"]!.AsArray().Select(error => $"{error!["line"]} {error["field"]} {error["code"]}");

    private static long[] Figures(JsonNode body) =>
        [.. new[] { "created", "updated", "unchanged", "skipped", "refused" }.Select(name => (long)body[name]!)];
}
