using System.Net;
using TwoWayChat.Tests.Support;
using TwoWayChat.Users;

namespace TwoWayChat.Tests.Users.Ui;

public class SetUpTests
{
    private static readonly (string Name, string Value)[] Good =
        [("company", "acme"), ("username", "mia"), ("display", "Mia Manager"), ("password", "a long password")];

    [Theory, OnBothDatabases]
    public async Task SetUp_ByTheLink_MakesCompanyAndSignsIn(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var path = await LinkAsync(server);
        using var visitor = new Visitor(server);

        using var answer = await visitor.PostAsync(path, Good);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        using var mia = server.WithBasic("mia@acme", "a long password");
        (await mia.DoAsync("GET", "users/me"))["role"].ShouldBe("GLOBAL_MANAGER");
        using var again = await visitor.GetAsync(path);
        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Theory, OnBothDatabases]
    public async Task SetUp_BadFields_NamesThemAndMayBeTriedAgain(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var path = await LinkAsync(server);
        using var visitor = new Visitor(server);

        using var refused = await visitor.PostAsync(path, ("company", "acme"), ("username", "mia@acme"), ("display", ""), ("password", "short"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await refused.Content.ReadAsStringAsync();
        html.ShouldContain("id=\"username-error\"");
        html.ShouldContain("id=\"password-error\"");
        html.ShouldNotContain("value=\"short\"");
        using var answer = await visitor.PostAsync(path, Good);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [OnBothDatabases("/set-up")]
    [OnBothDatabases("/set-up/guessed")]
    public async Task SetUp_WithoutAValidLink_ShowsNoForm(DatabaseKind kind, string path)
    {
        await using var server = await TestServer.StartAsync(kind);
        using var visitor = new Visitor(server);

        using var answer = await visitor.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<form");
    }

    private static async Task<string> LinkAsync(TestServer server) =>
        SetupLink.PathOf((await server.Services.GetRequiredService<SetupLink>().IssueAsync(CancellationToken.None))!);
}
