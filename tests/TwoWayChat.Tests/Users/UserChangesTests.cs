using System.Net;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Users;

public class UserChangesTests
{
    [Theory, OnBothDatabases]
    public async Task User_StaleVersion_ChangesNothing(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var ana = await server.Seed.AddUserAsync(company, Role.Agent, "ana");
        var path = $"users/{ana.Id}";

        var first = await manager.DoAsync("PUT", path, new { displayName = "Ana A." }, "\"7\", \"1\"");
        var stale = await manager.CallAsync("PUT", path, new { displayName = "Ana B." }, "\"1\"");
        var weak = await manager.CallAsync("PUT", path, new { displayName = "Ana C." }, "W/\"2\"");
        var staleDelete = await manager.CallAsync("DELETE", path, ifMatch: "\"1\"");

        first.ETag.ShouldBe("\"2\"");
        new[] { stale.Status, weak.Status, staleDelete.Status }.ShouldAllBe(status => status == HttpStatusCode.PreconditionFailed);
        (await manager.DoAsync("GET", path)).Text.ShouldBe(first.Text);
        (await manager.DoAsync("PUT", path, new { email = "a@b.example" }, "*")).ETag.ShouldBe("\"3\"");
        (await manager.DoAsync("PUT", path, new { email = "" })).Json["email"].ShouldBeNull();
    }

    [Theory]
    [OnBothDatabases("role", true)]
    [OnBothDatabases("password", true)]
    [OnBothDatabases("enabled", true)]
    [OnBothDatabases("propertyIds", false)]
    [OnBothDatabases("displayName", false)]
    public async Task User_ChangedRights_HaveANewStamp(DatabaseKind kind, string field, bool changesStamp)
    {
        var (server, company, manager) = await StartAsync(kind);
        var ana = await server.Seed.AddUserAsync(company, Role.Agent, "ana");
        var property = await server.Seed.AddPropertyAsync(company, "North");
        var lookup = server.Services.GetRequiredService<IUserLookup>();
        var before = (await lookup.FindByIdAsync(company.Id, ana.Id, CancellationToken.None))!;
        object value = field switch
        {
            "role" => "PROPERTY_MANAGER",
            "password" => "another password",
            "enabled" => false,
            "propertyIds" => new[] { property.Id },
            _ => "Ana A.",
        };
        var accessBefore = await AccessVersionAsync(server, company);

        await manager.DoAsync("PUT", $"users/{ana.Id}", new Dictionary<string, object> { [field] = value });

        var after = (await lookup.FindByIdAsync(company.Id, ana.Id, CancellationToken.None))!;
        (after.SecurityStamp != before.SecurityStamp).ShouldBe(changesStamp);
        (await AccessVersionAsync(server, company)).ShouldBeGreaterThan(accessBefore);
    }

    [Theory, OnBothDatabases]
    public async Task User_Disabled_CannotSignInUntilEnabled(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var ana = await server.Seed.AddUserAsync(company, Role.Agent, "ana");
        using var agent = server.As(ana);

        await manager.DoAsync("PUT", $"users/{ana.Id}", new { enabled = false });
        var disabled = await agent.CallAsync("GET", "users/me");
        await manager.DoAsync("PUT", $"users/{ana.Id}", new { enabled = true });

        disabled.Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await agent.CallAsync("GET", "users/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task User_Deleted_IsGoneAndTheNameIsFree(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var property = await server.Seed.AddPropertyAsync(company, "North");
        var ana = await server.Seed.AddUserAsync(company, Role.Agent, "ana", property);
        using var agent = server.As(ana);

        await manager.DoAsync("DELETE", $"users/{ana.Id}");

        (await agent.CallAsync("GET", "users/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await manager.CallAsync("GET", $"users/{ana.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.CallAsync("PUT", $"users/{ana.Id}", new { enabled = true })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.DoAsync("GET", "users")).Items("username").ShouldBe(["boss"]);
        var again = await manager.DoAsync("POST", "users", new { username = "Ana", role = "AGENT", password = "correct horse" });
        again["id"].ShouldNotBe(ana.Id);
        await manager.DoAsync("DELETE", $"users/{again["id"]}");
    }

    [Theory]
    [OnBothDatabases("""{"role":"AGENT"}""")]
    [OnBothDatabases("""{"enabled":false}""")]
    [OnBothDatabases("")]
    public async Task LastGlobalManager_StaysOne(DatabaseKind kind, string change)
    {
        var (server, company, manager) = await StartAsync(kind);
        var other = await server.Seed.AddUserAsync(company, Role.GlobalManager, "other");
        await manager.DoAsync("PUT", $"users/{other.Id}", new { enabled = false });
        var boss = (await manager.DoAsync("GET", "users/me"))["id"];
        var body = change.Length == 0 ? null : System.Text.Json.Nodes.JsonNode.Parse(change);
        var method = change.Length == 0 ? "DELETE" : "PUT";

        var refused = await manager.CallAsync(method, $"users/{boss}", body);
        await manager.DoAsync("PUT", $"users/{other.Id}", new { enabled = true });
        var allowed = await manager.CallAsync(method, $"users/{boss}", body);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        ((int)allowed.Status).ShouldBeInRange(200, 204);
    }

    [Theory, OnBothDatabases]
    public async Task User_Changed_IsAuditedWithoutThePassword(DatabaseKind kind)
    {
        var (server, company, manager) = await StartAsync(kind);
        var ana = await server.Seed.AddUserAsync(company, Role.Agent, "ana");

        await manager.DoAsync("PUT", $"users/{ana.Id}", new { displayName = "Ana A.", password = "another password" });

        var entry = await server.Database.FirstOrDefaultAsync<string>(
            "select actor_name || ' ' || details from audit_entries where company_id = @companyId and target_id = @userId and action = 'user.updated'",
            new { companyId = company.Id, userId = ana.Id },
            CancellationToken.None);
        entry.ShouldBe("""boss {"displayName":"Ana A.","password":"changed"}""");
    }

    private static async Task<(TestServer Server, TestCompany Company, HttpClient Manager)> StartAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        return (server, company, server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss")));
    }

    private static async Task<long> AccessVersionAsync(TestServer server, TestCompany company) =>
        (await server.Services.GetRequiredService<LogReader>().HeadAsync(company.Id, CancellationToken.None)).AccessVersion;
}
