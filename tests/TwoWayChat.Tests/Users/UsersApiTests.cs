using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Users;

public class UsersApiTests
{
    [Theory, OnBothDatabases]
    public async Task User_Added_SignsInAndIsReadBack(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var property = await server.Seed.AddPropertyAsync(company, "North");
        using var manager = server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager));

        using var made = await manager.PostAsJsonAsync(
            "users",
            new
            {
                username = " Zoë ", displayName = "Zoë Z.", email = "zoe@example.org", role = "AGENT", propertyIds = new[] { property.Id },
                password = "correct horse",
            });

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        await Golden.MatchAsync("user", made, (company.Name, "{company}"));
        made.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var read = await manager.DoAsync("GET", made.Headers.Location!.OriginalString);
        read.Text.ShouldBe(await made.Content.ReadAsStringAsync());
        using var zoe = server.WithBasic($"zOË@{company.Name.ToUpperInvariant()}", "correct horse");
        (await zoe.DoAsync("GET", "users/me/")).Text.ShouldBe(read.Text);
    }

    [Theory, OnBothDatabases]
    public async Task User_NameOfAnother_IsConflictWhateverTheCase(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        using var manager = server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss"));

        var answer = await manager.CallAsync("POST", "users", new { username = "BOSS", role = "AGENT", password = "correct horse" });

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Errors.ShouldBe(["username NAME_TAKEN"]);
    }

    [Theory, OnBothDatabases]
    public async Task User_BadFields_AreAllNamed(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        using var manager = server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager));

        var fields = await manager.CallAsync(
            "POST", "users", new { username = "a:b@c", displayName = new string('x', 65), email = "nowhere", role = "AGENT", password = "short" });
        var role = await manager.CallAsync("POST", "users", new { username = "x", password = "correct horse" });
        var unknownRole = await manager.CallAsync("POST", "users", new { username = "x", role = "KING", password = "correct horse" });
        var property = await manager.CallAsync(
            "POST", "users", new { username = "x", role = "AGENT", password = "correct horse", propertyIds = new[] { "0123456789abcdef01234567" } });

        fields.Status.ShouldBe(HttpStatusCode.BadRequest);
        fields.Errors.ShouldBe(["username INVALID_CHARACTER", "displayName TOO_LONG", "email INVALID_EMAIL", "password TOO_SHORT"]);
        role.Errors.ShouldBe(["role REQUIRED"]);
        unknownRole.Errors.ShouldBe(["role INVALID_VALUE"]);
        property.Errors.ShouldBe(["propertyIds UNKNOWN_PROPERTY"]);
        (await manager.DoAsync("GET", "users")).Items("username").Count.ShouldBe(1);
    }

    [Theory]
    [OnBothDatabases("MÜLL", "ben")]
    [OnBothDatabases("_", "a_z")]
    [OnBothDatabases("%", "")]
    [OnBothDatabases("", "a_z,ben,boss")]
    public async Task Users_Searched_AreThoseWhoseNameHoldsTheText(DatabaseKind kind, string search, string found)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        using var manager = server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss"));
        await server.Seed.AddUserAsync(company, Role.Agent, "a_z");
        var ben = await server.Seed.AddUserAsync(company, Role.Agent, "ben");
        await manager.DoAsync("PUT", $"users/{ben.Id}", new { displayName = "Ben Müller" });

        var list = await manager.DoAsync("GET", $"users?search={Uri.EscapeDataString(search)}");

        string.Join(',', list.Items("username")).ShouldBe(found);
    }

    [Theory, OnBothDatabases]
    public async Task Users_Paged_ComeByNameOnceEach(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        using var manager = server.As(await server.Seed.AddUserAsync(company, Role.GlobalManager, "M"));
        foreach (var name in new[] { "d", "B", "a", "C" })
        {
            await server.Seed.AddUserAsync(company, Role.Agent, name);
        }

        var first = await manager.DoAsync("GET", "users?limit=3");
        var second = await manager.DoAsync("GET", $"users?limit=3&after={first["next"]}");

        first.Items("username").ShouldBe(["a", "B", "C"]);
        second.Items("username").ShouldBe(["d", "M"]);
        second.Json["next"].ShouldBeNull();
        (await manager.DoAsync("GET", "users?role=GLOBAL_MANAGER")).Items("username").ShouldBe(["M"]);
        (await manager.CallAsync("GET", "users?role=KING")).Errors.ShouldBe(["role UNKNOWN_ROLE"]);
        (await manager.CallAsync("GET", "users?limit=0")).Errors.ShouldBe(["limit INVALID_LIMIT"]);
        (await manager.CallAsync("GET", "users?after=!")).Errors.ShouldBe(["after INVALID_CURSOR"]);
    }

    [Theory, OnBothDatabases]
    public async Task User_OfAnotherCompany_IsNotFound(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var stranger = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        using var manager = server.As(await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.GlobalManager));

        (await manager.CallAsync("GET", $"users/{stranger.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.CallAsync("PUT", $"users/{stranger.Id}", new { enabled = false })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.CallAsync("DELETE", $"users/{stranger.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await server.As(stranger).DoAsync("GET", "users/me"))["id"].ShouldBe(stranger.Id);
    }
}
