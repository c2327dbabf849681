using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Users;

public class UserRolesTests
{
    [Theory, OnBothDatabases]
    public async Task PropertyManager_SeesTheOwnPropertiesPeopleOnly(DatabaseKind kind)
    {
        var team = await Team.CreateAsync(kind);

        (await team.Paula.DoAsync("GET", "users")).Items("username").ShouldBe(["ana", "both", "paula", "peer"]);
        (await team.Paula.DoAsync("GET", $"users?propertyId={team.South.Id}")).Items("username").ShouldBeEmpty();
        (await team.Paula.DoAsync("GET", $"users/{team.Both.Id}")).Json["propertyIds"]!.AsArray().Select(id => (string)id!).ShouldBe([team.North.Id]);
        (await team.Paula.CallAsync("GET", $"users/{team.Ana.Id}")).Status.ShouldBe(HttpStatusCode.OK);
        (await team.Paula.CallAsync("GET", $"users/{team.Sam.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team.Paula.CallAsync("PUT", $"users/{team.Sam.Id}", new { enabled = false })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team.Paula.CallAsync("DELETE", $"users/{team.Boss.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task PropertyManager_RunsAgentsOfTheOwnPropertiesOnly(DatabaseKind kind)
    {
        var team = await Team.CreateAsync(kind);
        var add = (string role, string[] properties) => team.Paula.CallAsync(
            "POST", "users", new { username = "new", role, propertyIds = properties, password = "correct horse" });
        var edit = (TestUser user, object change) => team.Paula.CallAsync("PUT", $"users/{user.Id}", change);

        (await add("AGENT", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await add("AGENT", [team.North.Id, team.South.Id])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await add("PROPERTY_MANAGER", [team.North.Id])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await add("AGENT", [team.North.Id])).Status.ShouldBe(HttpStatusCode.Created);
        (await edit(team.Ana, new { displayName = "Ana A.", enabled = false })).Status.ShouldBe(HttpStatusCode.OK);
        (await edit(team.Ana, new { role = "GLOBAL_MANAGER" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await edit(team.Ana, new { propertyIds = new[] { team.South.Id } })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await edit(team.Ana, new { propertyIds = Array.Empty<string>() })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await edit(team.Both, new { displayName = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await edit(team.Peer, new { enabled = false })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await team.Paula.CallAsync("DELETE", $"users/{team.Both.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await team.Paula.CallAsync("DELETE", $"users/{team.Ana.Id}")).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory, OnBothDatabases]
    public async Task Agent_ReadsNobodyButOneself(DatabaseKind kind)
    {
        var team = await Team.CreateAsync(kind);
        using var agent = team.Server.As(team.Ana);

        (await agent.DoAsync("GET", "users/me"))["username"].ShouldBe("ana");
        (await agent.CallAsync("GET", "users")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await agent.CallAsync("GET", $"users/{team.Ana.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await agent.CallAsync("POST", "users", new { })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await agent.CallAsync("PUT", $"users/{team.Ana.Id}", new { role = "GLOBAL_MANAGER" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await agent.CallAsync("DELETE", $"users/{team.Ana.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Two properties: North with paula and peer as managers and ana as agent, South with sam; "both" is an agent of both.</summary>
    private sealed record Team(TestServer Server, TestProperty North, TestProperty South, HttpClient Paula)
    {
        public required TestUser Boss { get; init; }

        public required TestUser Ana { get; init; }

        public required TestUser Both { get; init; }

        public required TestUser Peer { get; init; }

        public required TestUser Sam { get; init; }

        public static async Task<Team> CreateAsync(DatabaseKind kind)
        {
            var server = await TestServer.SharedAsync(kind);
            var company = await server.Seed.CreateCompanyAsync();
            var north = await server.Seed.AddPropertyAsync(company, "North");
            var south = await server.Seed.AddPropertyAsync(company, "South");
            var paula = await server.Seed.AddUserAsync(company, Role.PropertyManager, "paula", north);
            return new Team(server, north, south, server.As(paula))
            {
                Boss = await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss"),
                Ana = await server.Seed.AddUserAsync(company, Role.Agent, "ana", north),
                Both = await server.Seed.AddUserAsync(company, Role.Agent, "both", north, south),
                Peer = await server.Seed.AddUserAsync(company, Role.PropertyManager, "peer", north),
                Sam = await server.Seed.AddUserAsync(company, Role.Agent, "sam", south),
            };
        }
    }
}
