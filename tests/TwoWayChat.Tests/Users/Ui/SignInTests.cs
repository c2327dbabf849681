using System.Net;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Web;

namespace TwoWayChat.Tests.Users.Ui;

public class SignInTests
{
    [Theory, OnBothDatabases]
    public async Task SignIn_RightPassword_OpensPagesUntilSignOut(DatabaseKind kind)
    {
        var (server, ana) = await StartAsync(kind);
        using var visitor = new Visitor(server);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();

        using var answer = await visitor.PostAsync("/sign-in", ("user", ana.SignInName.ToUpperInvariant()), ("password", ana.Password));

        answer.Headers.Location!.OriginalString.ShouldEndWith("/inbox");
        answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.Contains("httponly", StringComparison.Ordinal));
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        using var again = await visitor.GetAsync("/sign-in?ReturnUrl=/profile");
        again.Headers.Location!.OriginalString.ShouldEndWith("/profile");
        using var other = await visitor.PostBareAsync("/sign-out");
        other.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.IsSignedInAsync()).ShouldBeTrue("no other site signs somebody out");
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_WrongNameOrPassword_SaysTheSame(DatabaseKind kind)
    {
        var (server, ana) = await StartAsync(kind);
        var off = await server.Seed.AddUserAsync(ana.Company, Role.Agent);
        using var manager = server.As(await server.Seed.AddUserAsync(ana.Company, Role.GlobalManager));
        await manager.DoAsync("PUT", $"users/{off.Id}", new { enabled = false });
        using var visitor = new Visitor(server);
        var answers = new List<string>();

        foreach (var (user, password) in new[] { (ana.SignInName, "wrong"), ($"nobody@{ana.Company.Name}", "wrong"), (off.SignInName, off.Password) })
        {
            using var answer = await visitor.PostAsync("/sign-in", ("user", user), ("password", password));
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answers.Add(Alert(await answer.Content.ReadAsStringAsync()));
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldContain("is not right");
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_TooManyFailures_SaysWhenToTryAgain(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Settings = [("Security:FailuresPerUser", "2")] });
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        using var visitor = new Visitor(server);
        (await visitor.SignInAsync(ana, "wrong")).ShouldBeFalse();
        (await visitor.SignInAsync(ana, "wrong again")).ShouldBeFalse();

        using var answer = await visitor.PostAsync("/sign-in", ("user", ana.SignInName), ("password", "and again"));

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.FromSeconds(60));
        Alert(await answer.Content.ReadAsStringAsync()).ShouldBe("Too many attempts have failed. Try again in 5 minutes.");
    }

    [Theory, OnBothDatabases]
    public async Task SignIn_WithoutTheFormsToken_IsRefused(DatabaseKind kind)
    {
        var (server, ana) = await StartAsync(kind);
        using var visitor = new Visitor(server);

        using var answer = await visitor.PostBareAsync("/sign-in", ("_handler", "sign-in"), ("user", ana.SignInName), ("password", ana.Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/chats/1?x=2#y", "/chats/1?x=2#y")]
    [InlineData("/", "/")]
    [InlineData(null, "/inbox")]
    [InlineData("", "/inbox")]
    [InlineData("https://evil.example/", "/inbox")]
    [InlineData("//evil.example/", "/inbox")]
    [InlineData("/\\evil.example/", "/inbox")]
    [InlineData("/\t/evil.example/", "/inbox")]
    [InlineData("javascript:alert(1)", "/inbox")]
    [InlineData("inbox", "/inbox")]
    public void ReturnAddress_OfAnotherSite_IsTheStartPage(string? asked, string expected) => LocalAddress.Of(asked).ShouldBe(expected);

    private static async Task<(TestServer Server, TestUser Ana)> StartAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        return (server, await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent, "ana"));
    }

    private static string Alert(string html)
    {
        const string Opening = "role=\"alert\">";
        var start = html.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        return WebUtility.HtmlDecode(html[start..html.IndexOf('<', start)]);
    }
}
