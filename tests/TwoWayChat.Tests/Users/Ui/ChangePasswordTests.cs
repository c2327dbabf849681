using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Users.Ui;

public class ChangePasswordTests
{
    private const string Path = "/profile/password";

    [Theory, OnBothDatabases]
    public async Task Password_Changed_StaysSignedInHereAndNowhereElse(DatabaseKind kind)
    {
        var (server, ana) = await StartAsync(kind);
        using var here = new Visitor(server);
        using var elsewhere = new Visitor(server);
        (await here.SignInAsync(ana)).ShouldBeTrue();
        (await elsewhere.SignInAsync(ana)).ShouldBeTrue();

        using var answer = await here.PostAsync(Path, ("current", ana.Password), ("new", "a new long password"), ("repeat", "a new long password"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.IsSignedInAsync()).ShouldBeTrue();
        (await elsewhere.IsSignedInAsync()).ShouldBeFalse();
        using var old = new Visitor(server);
        (await old.SignInAsync(ana)).ShouldBeFalse();
        (await old.SignInAsync(ana, "a new long password")).ShouldBeTrue();
    }

    [Theory]
    [OnBothDatabases("wrong", "a new long password", "a new long password", "current")]
    [OnBothDatabases(TestSeed.Password, "short", "short", "new")]
    [OnBothDatabases(TestSeed.Password, "a new long password", "another long password", "repeat")]
    public async Task Password_Refused_NamesTheFieldAndChangesNothing(DatabaseKind kind, string current, string wanted, string repeated, string field)
    {
        var (server, ana) = await StartAsync(kind);
        using var visitor = new Visitor(server);
        (await visitor.SignInAsync(ana)).ShouldBeTrue();

        using var answer = await visitor.PostAsync(Path, ("current", current), ("new", wanted), ("repeat", repeated));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"id=\"{field}-error\"");
        using var again = new Visitor(server);
        (await again.SignInAsync(ana)).ShouldBeTrue();
    }

    private static async Task<(TestServer Server, TestUser Ana)> StartAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        return (server, await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent, "ana"));
    }
}
