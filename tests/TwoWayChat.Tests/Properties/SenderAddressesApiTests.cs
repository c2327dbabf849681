using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Properties;

public class SenderAddressesApiTests
{
    [Theory, OnBothDatabases]
    public async Task SenderAddress_Added_IsCanonicalAndUnique(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);

        using var made = await manager.PostAsJsonAsync("sender-addresses", new { address = "+1 (202) 555-0100", gateway = "SIMULATOR" });
        var code = await manager.DoAsync("POST", "sender-addresses", new { address = "66000" });

        await Golden.MatchAsync("sender-address", made);
        code["addressType"].ShouldBe("SHORT_CODE");
        (await manager.DoAsync("POST", "sender-addresses", new { address = "Acme" }))["addressType"].ShouldBe("ALPHANUMERIC");
        (await manager.CallAsync("POST", "sender-addresses", new { address = "+12025550100" })).Errors.ShouldBe(["address ADDRESS_TAKEN"]);
        (await manager.CallAsync("POST", "sender-addresses", new { address = "2025550100", gateway = "PIGEON" })).Errors
            .ShouldBe(["address INVALID_ADDRESS", "gateway UNKNOWN_GATEWAY"]);
        (await manager.DoAsync("GET", "sender-addresses")).Items("address").ShouldBe(["+12025550100", "66000", "Acme"]);
    }

    [Theory, OnBothDatabases]
    public async Task SenderAddress_Changed_MovesBetweenPropertiesOnly(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var property = await server.Seed.AddPropertyAsync(company, "North");
        var elsewhere = await server.Seed.AddPropertyAsync(await server.Seed.CreateCompanyAsync(), "North");
        var path = $"sender-addresses/{(await server.Seed.AddSenderAddressAsync(company, "66000")).SenderAddressId}";

        (await manager.DoAsync("PUT", path, new { propertyId = property.Id }, "\"1\""))["propertyId"].ShouldBe(property.Id);
        (await manager.CallAsync("PUT", path, new { propertyId = "" }, "\"1\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await manager.CallAsync("PUT", path, new { propertyId = elsewhere.Id })).Errors.ShouldBe(["propertyId UNKNOWN_PROPERTY"]);
        (await manager.CallAsync("PUT", path, new { address = "66001" })).Errors.ShouldBe(["address READ_ONLY"]);
        (await manager.DoAsync("PUT", path, new { propertyId = "" })).Json["propertyId"].ShouldBeNull();
    }

    [Theory]
    [OnBothDatabases("(202) 555", "+12025550100")]
    [OnBothDatabases("ACME C", "Acme Co")]
    [OnBothDatabases("9", "")]
    public async Task SenderAddresses_Searched_AreThoseThatHoldTheText(DatabaseKind kind, string search, string found)
    {
        var (server, company, manager) = await StartAsync(kind);
        await server.Seed.AddSenderAddressAsync(company, "+12025550100");
        await server.Seed.AddSenderAddressAsync(company, "Acme Co");

        var list = await manager.DoAsync("GET", $"sender-addresses?search={Uri.EscapeDataString(search)}");

        string.Join(',', list.Items("address")).ShouldBe(found);
    }

    [Theory, OnBothDatabases]
    public async Task SenderAddress_Deleted_MayBeAddedAgain(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var path = $"sender-addresses/{(await server.Seed.AddSenderAddressAsync(company, "66000")).SenderAddressId}";

        await manager.DoAsync("DELETE", path);

        (await manager.CallAsync("GET", path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.CallAsync("DELETE", path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.CallAsync("POST", "sender-addresses", new { address = "66000" })).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory, OnBothDatabases]
    public async Task SenderAddresses_AreSeenByManagersAndChangedByGlobalManagersOnly(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var north = await server.Seed.AddPropertyAsync(company, "North");
        var south = await server.Seed.AddPropertyAsync(company, "South");
        await server.Seed.AddSenderAddressAsync(company, "66000");
        var own = await server.Seed.AddSenderAddressAsync(company, "66001", north);
        var foreign = await server.Seed.AddSenderAddressAsync(company, "66002", south);
        using var paula = server.As(await server.Seed.AddUserAsync(company, Role.PropertyManager, null, north));
        using var agent = server.As(await server.Seed.AddUserAsync(company, Role.Agent, null, north));
        using var stranger = server.As(await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.GlobalManager));

        (await paula.DoAsync("GET", "sender-addresses")).Items("address").ShouldBe(["66000", "66001"]);
        (await paula.CallAsync("GET", $"sender-addresses/{foreign.SenderAddressId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.CallAsync("GET", $"sender-addresses/{own.SenderAddressId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.CallAsync("PUT", $"sender-addresses/{own.SenderAddressId}", new { })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.CallAsync("DELETE", $"sender-addresses/{own.SenderAddressId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var client in new[] { paula, agent })
        {
            (await client.CallAsync("POST", "sender-addresses", new { address = "66003" })).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await client.CallAsync("PUT", $"sender-addresses/{own.SenderAddressId}", new { })).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await client.CallAsync("DELETE", $"sender-addresses/{own.SenderAddressId}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await agent.CallAsync("GET", "sender-addresses")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<(TestServer Server, TestCompany Company, HttpClient Manager)> StartAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        return (server, company, server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss")));
    }
}
