using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Users;

namespace TwoWayChat.Tests.Security;

/// <summary>A remembered password must never outlive what it was remembered for. All users here have signed in before, so theirs is remembered.</summary>
public class VerifiedCredentialsTests
{
    private const string NewPassword = "another long password";

    [Theory, OnBothDatabases]
    public async Task Password_Changed_ReplacesTheOldOneAtOnce(DatabaseKind kind)
    {
        var (server, manager, agent) = await UsersAsync(kind);
        using var client = server.As(agent);
        (await StatusAsync(client)).ShouldBe(HttpStatusCode.OK);

        await EditAsync(server, manager, agent, new { password = NewPassword });

        (await StatusAsync(client)).ShouldBe(HttpStatusCode.Unauthorized);
        using var renewed = server.WithBasic(agent.SignInName, NewPassword);
        (await StatusAsync(renewed)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(client)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBothDatabases]
    public async Task User_Disabled_IsOutAtOnceAndBackWhenEnabled(DatabaseKind kind)
    {
        var (server, manager, agent) = await UsersAsync(kind);
        using var client = server.As(agent);

        await EditAsync(server, manager, agent, new { enabled = false });
        (await StatusAsync(client)).ShouldBe(HttpStatusCode.Unauthorized);

        await EditAsync(server, manager, agent, new { enabled = true });
        (await StatusAsync(client)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Role_Changed_CountsAtOnce(DatabaseKind kind)
    {
        var (server, manager, agent) = await UsersAsync(kind);
        using var client = server.As(agent);
        (await client.GetStringAsync("probe/caller")).ShouldContain("\"AGENT\"");

        await EditAsync(server, manager, agent, new { role = "GLOBAL_MANAGER" });

        (await client.GetStringAsync("probe/caller")).ShouldContain("\"GLOBAL_MANAGER\"");
    }

    [Theory, OnBothDatabases]
    public async Task Password_Wrong_IsNeverRemembered(DatabaseKind kind)
    {
        var (server, _, agent) = await UsersAsync(kind);
        using var right = server.As(agent);
        using var wrong = server.WithBasic(agent.SignInName, "a wrong password");

        foreach (var expected in new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized })
        {
            (await StatusAsync(wrong)).ShouldBe(expected);
            (await StatusAsync(right)).ShouldBe(HttpStatusCode.OK);
        }

        var users = server.Services.GetRequiredService<UserStore>();
        var account = (await users.FindByIdAsync(agent.Company.Id, agent.Id, CancellationToken.None))!;
        var verified = server.Services.GetRequiredService<VerifiedCredentials>();
        verified.Contains(account, agent.Password).ShouldBeTrue();
        verified.Contains(account, "a wrong password").ShouldBeFalse();
        verified.Contains(account with { SecurityStamp = "another" }, agent.Password).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Password_Unused_IsForgottenInTime(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var server = await TestServer.StartAsync(kind, new() { Time = time, Settings = [("Security:VerifiedFor", "00:10:00")] });
        var agent = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        var users = server.Services.GetRequiredService<UserStore>();
        var account = (await users.FindByIdAsync(agent.Company.Id, agent.Id, CancellationToken.None))!;
        var verified = server.Services.GetRequiredService<VerifiedCredentials>();

        time.Advance(TimeSpan.FromMinutes(9));
        verified.Contains(account, agent.Password).ShouldBeTrue();
        time.Advance(TimeSpan.FromMinutes(11));
        verified.Contains(account, agent.Password).ShouldBeFalse();
    }

    private static async Task<(TestServer Server, TestUser Manager, TestUser Agent)> UsersAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedWithProbesAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        return (server, await server.Seed.AddUserAsync(company, Role.GlobalManager), await server.Seed.AddUserAsync(company, Role.Agent));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("probe/caller");
        return answer.StatusCode;
    }

    private static async Task EditAsync(TestServer server, TestUser manager, TestUser user, object change)
    {
        using var client = server.As(manager);
        using var answer = await client.PutAsJsonAsync($"users/{user.Id}", change);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
