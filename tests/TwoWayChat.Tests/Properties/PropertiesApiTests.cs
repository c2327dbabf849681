using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Properties;

public class PropertiesApiTests
{
    [Theory, OnBothDatabases]
    public async Task Property_Added_FirstIsDefault(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);

        using var made = await manager.PostAsJsonAsync("properties", new { name = " Reception " });
        var second = await manager.DoAsync("POST", "properties", new { name = "Billing" });

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        await Golden.MatchAsync("property", made);
        (await manager.DoAsync("GET", made.Headers.Location!.OriginalString)).Text.ShouldBe(await made.Content.ReadAsStringAsync());
        second.Json["default"]!.GetValue<bool>().ShouldBeFalse();
        (await manager.CallAsync("POST", "properties", new { name = "BILLING" })).Errors.ShouldBe(["name NAME_TAKEN"]);
        (await manager.CallAsync("POST", "properties", new { })).Errors.ShouldBe(["name REQUIRED"]);
        (await manager.DoAsync("GET", "properties?limit=1")).Items("name").ShouldBe(["Billing"]);
    }

    [Theory, OnBothDatabases]
    public async Task Property_MadeDefault_TakesTheOldOnesPlace(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var first = await server.Seed.AddPropertyAsync(company, "First");
        var second = await server.Seed.AddPropertyAsync(company, "Second");

        var changed = await manager.DoAsync("PUT", $"properties/{second.Id}", new { @default = true, name = "SECOND" }, "\"1\"");

        changed["name"].ShouldBe("SECOND");
        changed.Json["default"]!.GetValue<bool>().ShouldBeTrue();
        (await manager.DoAsync("GET", $"properties/{first.Id}")).Json["default"]!.GetValue<bool>().ShouldBeFalse();
        (await manager.CallAsync("PUT", $"properties/{first.Id}", new { name = "x" }, "\"1\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await manager.CallAsync("PUT", $"properties/{second.Id}", new { @default = false })).Errors.ShouldBe(["default DEFAULT_PROPERTY"]);
        (await manager.CallAsync("PUT", $"properties/{first.Id}", new { name = "second" })).Errors.ShouldBe(["name NAME_TAKEN"]);
    }

    [Theory, OnBothDatabases]
    public async Task Property_InUse_IsKeptAndSaysByWhat(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var property = await server.Seed.AddPropertyAsync(company, "Main");
        await server.Seed.AddPropertyAsync(company, "Other");
        var ana = await server.Seed.AddUserAsync(company, Role.Agent, "ana", property);
        var address = await server.Seed.AddSenderAddressAsync(company, "+12025550100", property);
        var keyword = await manager.DoAsync("POST", "keywords", new { word = "MAIN", propertyId = property.Id });

        var refused = await manager.CallAsync("DELETE", $"properties/{property.Id}");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Errors.ShouldBe(["senderAddresses SENDER_ADDRESSES", "keywords KEYWORDS", "users USERS", "default DEFAULT_PROPERTY"]);
        await manager.DoAsync("DELETE", $"users/{ana.Id}");
        await manager.DoAsync("DELETE", $"sender-addresses/{address.SenderAddressId}");
        await manager.DoAsync("DELETE", $"keywords/{keyword["id"]}");
        (await manager.CallAsync("DELETE", $"properties/{property.Id}")).Errors.ShouldBe(["default DEFAULT_PROPERTY"]);
    }

    [Theory, OnBothDatabases]
    public async Task Property_Deleted_IsGoneAndTheNameIsFree(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var property = await server.Seed.AddPropertyAsync(company, "Main");

        await manager.DoAsync("DELETE", $"properties/{property.Id}", ifMatch: "\"1\"");

        (await manager.CallAsync("GET", $"properties/{property.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.CallAsync("DELETE", $"properties/{property.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.CallAsync("POST", "keywords", new { word = "MAIN", propertyId = property.Id })).Errors.ShouldBe(["propertyId UNKNOWN_PROPERTY"]);
        (await manager.DoAsync("POST", "properties", new { name = "main" })).Json["default"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Properties_AreSeenByTheirPeopleAndChangedByGlobalManagersOnly(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var north = await server.Seed.AddPropertyAsync(company, "North");
        var south = await server.Seed.AddPropertyAsync(company, "South");
        var elsewhere = await server.Seed.AddPropertyAsync(await server.Seed.CreateCompanyAsync(), "North");
        foreach (var role in new[] { Role.Agent, Role.PropertyManager })
        {
            using var client = server.As(await server.Seed.AddUserAsync(company, role, null, north));

            (await client.DoAsync("GET", "properties")).Items("name").ShouldBe(["North"]);
            (await client.CallAsync("GET", $"properties/{north.Id}")).Status.ShouldBe(HttpStatusCode.OK);
            (await client.CallAsync("GET", $"properties/{south.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await client.CallAsync("POST", "properties", new { name = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await client.CallAsync("PUT", $"properties/{north.Id}", new { name = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await client.CallAsync("DELETE", $"properties/{north.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await manager.CallAsync("GET", $"properties/{elsewhere.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.CallAsync("PUT", $"properties/{elsewhere.Id}", new { name = "x" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.CallAsync("DELETE", $"properties/{elsewhere.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(TestServer Server, TestCompany Company, HttpClient Manager)> StartAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        return (server, company, server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss")));
    }
}
