using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Security;

namespace TwoWayChat.Tests.Support;

public class TestServerTests
{
    [Theory, OnBothDatabases]
    public async Task Client_AsUser_IsSignedIn(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Routes = ProbeRoutes.Map });
        var company = await server.Seed.CreateCompanyAsync();
        var property = await server.Seed.AddPropertyAsync(company, "North");
        var user = await server.Seed.AddUserAsync(company, Role.PropertyManager, "paula", property);
        await server.Seed.AddSenderAddressAsync(company, "+12025550100", property);
        using var client = server.As(user);

        using var answer = await client.GetAsync("probe/caller");
        using var refused = await server.Anonymous.GetAsync("probe/caller");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["name"]!.GetValue<string>().ShouldBe($"paula@{company.Name}");
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
