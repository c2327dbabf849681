using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Users;

public class OwnPasswordTests
{
    [Theory, OnBothDatabases]
    public async Task OwnPassword_Changed_ReplacesTheOldOne(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent, "ana");
        using var before = server.As(ana);
        using var after = server.WithBasic(ana.SignInName, "another: password ");

        await before.DoAsync("PUT", "users/me/password", new { currentPassword = ana.Password, newPassword = "another: password " });

        (await before.CallAsync("GET", "users/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await after.CallAsync("GET", "users/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task OwnPassword_WrongCurrentOrBadNew_StaysAsItIs(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent, "ana");
        using var client = server.As(ana);

        var wrong = await client.CallAsync("PUT", "users/me/password", new { currentPassword = "guess", newPassword = "another password" });
        var bad = await client.CallAsync("PUT", "users/me/password", new { currentPassword = "", newPassword = "short" });

        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Errors.ShouldBe(["currentPassword WRONG_PASSWORD"]);
        bad.Errors.ShouldBe(["newPassword TOO_SHORT", "currentPassword REQUIRED"]);
        (await client.CallAsync("GET", "users/me")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
