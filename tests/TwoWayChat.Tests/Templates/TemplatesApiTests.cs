using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Security;
using TwoWayChat.Templates;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Templates;

public class TemplatesApiTests
{
    [Theory, OnBothDatabases]
    public async Task Template_AddedChangedDeleted_IsReadBack(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var north = await server.Seed.AddPropertyAsync(company, "North");

        using var made = await manager.PostAsJsonAsync(
            "templates", new { name = "Thanks", shortcut = "Thanks", text = "Thanks, {{contact.firstName|friend}}", propertyId = north.Id });
        await Golden.MatchAsync("template", made);
        var path = made.Headers.Location!.OriginalString;
        var changed = await manager.DoAsync("PUT", path, new { name = "Many thanks", shortcut = "", propertyId = "" }, "\"1\"");

        (changed.Json["shortcut"], changed.Json["propertyId"]).ShouldBe((null, null));
        (await manager.DoAsync("GET", path)).Text.ShouldBe(changed.Text);
        (await manager.CallAsync("PUT", path, new { name = "Late" }, "\"1\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await manager.CallAsync("DELETE", path, ifMatch: "\"1\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        await manager.DoAsync("DELETE", path, ifMatch: "\"2\"");
        (await manager.CallAsync("GET", path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [OnBothDatabases("""{}""", "name REQUIRED", "text REQUIRED")]
    [OnBothDatabases("""{"name":"a","text":"{{contact.nme}}"}""", "text UNKNOWN_FIELD")]
    [OnBothDatabases("""{"name":"a","text":"{{contact.name"}""", "text UNCLOSED_FIELD")]
    [OnBothDatabases("""{"name":"a","text":"\u0007"}""", "text INVALID_CHARACTER")]
    [OnBothDatabases("""{"name":"a","text":"a","shortcut":"/two words"}""", "shortcut INVALID_VALUE")]
    [OnBothDatabases("""{"name":"a","text":"a","shortcut":"/a/b"}""", "shortcut INVALID_VALUE")]
    [OnBothDatabases("""{"name":"a","text":"a","shortcut":"abcdefghijklmnopqrstuvwxyz0123456789"}""", "shortcut TOO_LONG")]
    [OnBothDatabases("""{"name":"a","text":"a","propertyId":"58a64ba3e4b04a24a92da9e6"}""", "propertyId UNKNOWN_PROPERTY")]
    [OnBothDatabases("""{"name":7,"text":"a"}""", "name INVALID_VALUE")]
    public async Task Template_ThatCannotBeOne_IsRefusedByField(DatabaseKind kind, string body, params string[] codes)
    {
        var (_, _, manager) = await StartAsync(kind);

        var refused = await manager.CallAsync("POST", "templates", System.Text.Json.Nodes.JsonNode.Parse(body));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Errors.ShouldBe(codes);
        (await manager.DoAsync("GET", "templates")).Items("name").ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Text_ThatIsTooLongEvenWithoutNames_IsRefusedWhenSaved(DatabaseKind kind)
    {
        var (_, _, manager) = await StartAsync(kind);

        var refused = await manager.CallAsync("POST", "templates", new { name = "Long", text = new string('ж', 671) + "{{contact.name}}" });

        refused.Errors.ShouldBe(["text TOO_LONG"]);
    }

    [Theory, OnBothDatabases]
    public async Task Shortcut_TakenInItsScope_IsAConflict(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var north = await server.Seed.AddPropertyAsync(company, "North");
        var south = await server.Seed.AddPropertyAsync(company, "South");
        await AddAsync(manager, "Global", "/thanks");
        await AddAsync(manager, "North's", "/thanks", north.Id);
        var other = await AddAsync(manager, "South's", "/thanks", south.Id);

        var again = await manager.CallAsync("POST", "templates", new { name = "b", shortcut = "/THANKS", text = "b" });
        var moved = await manager.CallAsync("PUT", $"templates/{other}", new { propertyId = north.Id });

        (again.Status, moved.Status).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.Conflict));
        again.Errors.ShouldBe(["shortcut SHORTCUT_TAKEN"]);
        (await manager.DoAsync("GET", "templates")).Items("name").ShouldBe(["Global", "North's", "South's"]);
    }

    [Theory, OnBothDatabases]
    public async Task Shortcut_WantedByManyAtOnce_GoesToOne(DatabaseKind kind)
    {
        var (_, _, manager) = await StartAsync(kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            number => manager.CallAsync("POST", "templates", new { name = $"{number}", shortcut = "/one", text = "a" })));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(5);
    }

    [Theory, OnBothDatabases]
    public async Task List_Asked_HoldsWhatTheCallerMayUseInOrderAndByPages(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var north = await server.Seed.AddPropertyAsync(company, "North");
        var south = await server.Seed.AddPropertyAsync(company, "South");
        await AddAsync(manager, "b", null);
        await AddAsync(manager, "A", "/zebra");
        await AddAsync(manager, "c", null, north.Id);
        await AddAsync(manager, "a", null, south.Id);
        using var agent = server.As(await server.Seed.AddUserAsync(company, Role.Agent, null, north));

        (await agent.DoAsync("GET", "templates")).Items("name").ShouldBe(["A", "b", "c"]);
        (await agent.DoAsync("GET", $"templates?propertyId={south.Id}")).Items("name").ShouldBe(["A", "b"]);
        (await manager.DoAsync("GET", $"templates?propertyId={south.Id}")).Items("name").ShouldBe(["A", "a", "b"]);
        (await manager.DoAsync("GET", "templates?search=ZEB")).Items("name").ShouldBe(["A"]);
        (await manager.DoAsync("GET", "templates?search=text%20of%20c")).Items("name").ShouldBe(["c"]);
        var first = await manager.DoAsync("GET", "templates?limit=2");
        first.Items("name").ShouldBe(["A", "a"]);
        (await manager.DoAsync("GET", $"templates?limit=2&after={first["next"]}")).Items("name").ShouldBe(["b", "c"]);
    }

    [Theory, OnBothDatabases]
    public async Task Picker_WhileSomebodyTypes_OffersShortcutsFirst(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var north = await server.Seed.AddPropertyAsync(company, "North");
        var south = await server.Seed.AddPropertyAsync(company, "South");
        await AddAsync(manager, "Goodbye and thanks", "/bye");
        await AddAsync(manager, "Thanks", "/thanks");
        await AddAsync(manager, "100%", "/th_x", north.Id);
        await AddAsync(manager, "Thin", "/thin", south.Id);
        var user = await server.Seed.AddUserAsync(company, Role.Agent, "ana", north);
        var caller = new Caller((await server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(company.Id, user.Id, CancellationToken.None))!);
        var picker = server.Services.GetRequiredService<UsableTemplates>();

        async Task<IEnumerable<string>> NamesAsync(string typed) =>
            (await picker.ForAsync(caller, north.Id, typed, CancellationToken.None)).Select(template => template.Name);

        (await NamesAsync("/th")).ShouldBe(["100%", "Thanks", "Goodbye and thanks"]);
        (await NamesAsync("THANKS")).ShouldBe(["Thanks", "Goodbye and thanks"]);
        (await NamesAsync("/")).ShouldBe(["100%", "Goodbye and thanks", "Thanks"]);
        (await NamesAsync("th_")).ShouldBe(["100%"]);
        (await NamesAsync("%")).ShouldBe(["100%"]);
        (await NamesAsync("nothing")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Preview_OfAText_IsWhatACustomerWouldGet(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var north = await server.Seed.AddPropertyAsync(company, "North");

        using var shown = await manager.PostAsJsonAsync(
            "templates/preview", new { text = "“{{contact.firstName|there}}” {{agent.name}} {{property.name}}", propertyId = north.Id, firstName = "Robin" });
        var unknown = await manager.CallAsync("POST", "templates/preview", new { text = "{{nothing}}" });

        await Golden.MatchAsync("template-preview", shown);
        unknown.Errors.ShouldBe(["text UNKNOWN_FIELD"]);
    }

    private static async Task<string> AddAsync(HttpClient client, string name, string? shortcut, string? propertyId = null) =>
        (await client.DoAsync("POST", "templates", new { name, shortcut, text = $"text of {name}", propertyId }))["id"]!;

    private static async Task<(TestServer Server, TestCompany Company, HttpClient Manager)> StartAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        return (server, company, server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss")));
    }
}
