using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Security;

public class BasicTests
{
    [Theory, OnBothDatabases]
    public async Task Credentials_InAnyCaseOfTheNames_SignIn(DatabaseKind kind)
    {
        var (server, user) = await UserAsync(kind, "Ana.Lopez");

        (await StatusAsync(server, $"ana.LOPEZ@{user.Company.Name.ToUpperInvariant()}", user.Password)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(server, user.SignInName, user.Password.ToUpperInvariant())).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBothDatabases]
    public async Task Name_OutsideAscii_SignsInByUtf8Only(DatabaseKind kind)
    {
        var (server, user) = await UserAsync(kind, "jörg");
        var credentials = $"{user.SignInName}:{user.Password}";

        (await StatusAsync(server, "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(server, "Basic", Convert.ToBase64String(Encoding.Latin1.GetBytes(credentials)))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBothDatabases]
    public async Task Scheme_InAnyCase_IsBasic(DatabaseKind kind)
    {
        var (server, user) = await UserAsync(kind, null);
        var parameter = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.SignInName}:{user.Password}"));

        (await StatusAsync(server, "bAsIc", parameter)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(server, "Bearer", parameter)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [OnBothDatabases("")]
    [OnBothDatabases("%%%")]
    [OnBothDatabases("YQ")]
    [OnBothDatabases("Og==")]
    [OnBothDatabases("bm9ib2R5")]
    [OnBothDatabases("QEA6cGFzc3dvcmQ=")]
    [OnBothDatabases("AAAAADphYWFh")]
    public async Task Credentials_Malformed_AreThoseOfNobody(DatabaseKind kind, string parameter)
    {
        var server = await TestServer.SharedWithProbesAsync(kind);

        (await StatusAsync(server, "Basic", parameter)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBothDatabases]
    public async Task User_Unknown_IsToldWhatAKnownOneIs(DatabaseKind kind)
    {
        var (server, user) = await UserAsync(kind, null);

        foreach (var name in new[] { user.SignInName, $"nobody@{user.Company.Name}", $"{user.Name}@nowhere", $"a@b@{user.Company.Name}", user.Name })
        {
            using var client = server.WithBasic(name, "a wrong password");
            using var answer = await client.GetAsync("probe/caller");
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, name);
            await Golden.MatchAsync("error-401", answer);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Password_OfAnotherCompanysNamesake_IsWrong(DatabaseKind kind)
    {
        var server = await TestServer.SharedWithProbesAsync(kind);
        var ours = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent, "ana");
        var theirs = await server.Seed.CreateCompanyAsync();

        (await StatusAsync(server, ours.SignInName, ours.Password)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(server, $"ana@{theirs.Name}", ours.Password)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<(TestServer Server, TestUser User)> UserAsync(DatabaseKind kind, string? name)
    {
        var server = await TestServer.SharedWithProbesAsync(kind);
        return (server, await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent, name));
    }

    private static async Task<HttpStatusCode> StatusAsync(TestServer server, string name, string password)
    {
        using var client = name is "Basic" or "bAsIc" or "Bearer"
            ? server.WithAuthorization(new AuthenticationHeaderValue(name, password))
            : server.WithBasic(name, password);
        using var answer = await client.GetAsync("probe/caller");
        return answer.StatusCode;
    }
}
