using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Properties;

public class KeywordsApiTests
{
    [Theory, OnBothDatabases]
    public async Task Keyword_AddedChangedDeleted_IsReadBack(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var north = await server.Seed.AddPropertyAsync(company, "North");

        using var made = await manager.PostAsJsonAsync("keywords", new { word = "Billing", propertyId = north.Id });
        await Golden.MatchAsync("keyword", made);
        var path = made.Headers.Location!.OriginalString;
        var changed = await manager.DoAsync("PUT", path, new { word = "INVOICE" }, "\"1\"");

        (await manager.DoAsync("GET", path)).Text.ShouldBe(changed.Text);
        (await manager.DoAsync("GET", $"keywords?propertyId={north.Id}")).Items("word").ShouldBe(["INVOICE"]);
        (await manager.CallAsync("DELETE", path, ifMatch: "\"1\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        await manager.DoAsync("DELETE", path, ifMatch: "\"2\"");
        (await manager.CallAsync("GET", path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [OnBothDatabases("stop", "KEYWORD_RESERVED")]
    [OnBothDatabases("Opt-Out", "KEYWORD_RESERVED")]
    [OnBothDatabases("HELP", "KEYWORD_RESERVED")]
    [OnBothDatabases("Start", "KEYWORD_RESERVED")]
    [OnBothDatabases("two words", "INVALID_WORD")]
    [OnBothDatabases("!", "INVALID_WORD")]
    [OnBothDatabases("", "REQUIRED")]
    [OnBothDatabases("billing", "KEYWORD_TAKEN")]
    public async Task Keyword_ThatCannotBeOne_IsRefusedOnSave(DatabaseKind kind, string word, string code)
    {
        var (server, company, manager) = await StartAsync(kind);
        var property = await server.Seed.AddPropertyAsync(company, "North");
        await manager.DoAsync("POST", "keywords", new { word = "BILLING", propertyId = property.Id });
        var other = await manager.DoAsync("POST", "keywords", new { word = "Other", propertyId = property.Id });

        var added = await manager.CallAsync("POST", "keywords", new { word, propertyId = property.Id });
        var changed = await manager.CallAsync("PUT", $"keywords/{other["id"]}", new { word });

        added.Errors.ShouldBe([$"word {code}"]);
        changed.Errors.ShouldBe([$"word {code}"]);
        (await manager.DoAsync("GET", "keywords")).Items("word").ShouldBe(["BILLING", "Other"]);
    }

    [Theory, OnBothDatabases]
    public async Task Keywords_AreRunByTheManagersOfTheirProperties(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var north = await server.Seed.AddPropertyAsync(company, "North");
        var south = await server.Seed.AddPropertyAsync(company, "South");
        var own = await manager.DoAsync("POST", "keywords", new { word = "NORTH", propertyId = north.Id });
        var foreign = await manager.DoAsync("POST", "keywords", new { word = "SOUTH", propertyId = south.Id });
        using var paula = server.As(await server.Seed.AddUserAsync(company, Role.PropertyManager, null, north));
        using var agent = server.As(await server.Seed.AddUserAsync(company, Role.Agent, null, north));
        using var stranger = server.As(await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.GlobalManager));

        (await paula.DoAsync("GET", "keywords")).Items("word").ShouldBe(["NORTH"]);
        (await paula.CallAsync("POST", "keywords", new { word = "N2", propertyId = north.Id })).Status.ShouldBe(HttpStatusCode.Created);
        (await paula.CallAsync("POST", "keywords", new { word = "S2", propertyId = south.Id })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await paula.CallAsync("PUT", $"keywords/{own["id"]}", new { propertyId = south.Id })).Status.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var client in new[] { paula, stranger })
        {
            (await client.CallAsync("GET", $"keywords/{foreign["id"]}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await client.CallAsync("PUT", $"keywords/{foreign["id"]}", new { word = "x" })).Status.ShouldBe(HttpStatusCode.NotFound);
            (await client.CallAsync("DELETE", $"keywords/{foreign["id"]}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await agent.CallAsync("GET", "keywords")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await agent.CallAsync("POST", "keywords", new { })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await agent.CallAsync("DELETE", $"keywords/{own["id"]}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<(TestServer Server, TestCompany Company, HttpClient Manager)> StartAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        return (server, company, server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss")));
    }
}
