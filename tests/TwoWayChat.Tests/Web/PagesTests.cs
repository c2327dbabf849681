using System.Net;
using System.Text.RegularExpressions;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Web;

public partial class PagesTests
{
    [Theory, OnBothDatabases]
    public async Task UnknownPage_Asked_AnswersWithPageAndHeaders(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);

        using var answer = await server.Anonymous.GetAsync("/nowhere?q=1");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        Header(answer, "Content-Security-Policy").ShouldContain("script-src 'self';");
        Header(answer, "Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "X-Frame-Options").ShouldBe("DENY");
        Header(answer, "Referrer-Policy").ShouldBe("same-origin");
        Header(answer, "Permissions-Policy").ShouldContain("camera=()");
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("This page does not exist");
        html.ShouldNotContain("blazor.web", Case.Sensitive, "a static page needs no circuit");
        InlineScript().Matches(html).ShouldBeEmpty();
        ForeignAddress().Matches(html).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task UnknownApiPath_Asked_AnswersWithJsonAlone(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);

        using var answer = await server.Anonymous.GetAsync("nowhere");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Headers.Contains("Content-Security-Policy").ShouldBeFalse();
    }

    [Theory]
    [OnBothDatabases("/denied", 403)]
    [OnBothDatabases("/status/429", 429)]
    [OnBothDatabases("/status/500", 500)]
    [OnBothDatabases("/status/200", 404)]
    [OnBothDatabases("/status/99999", 404)]
    public async Task StatusPage_AskedByAddress_SaysItsStatus(DatabaseKind kind, string path, int status)
    {
        var server = await TestServer.SharedAsync(kind);

        using var answer = await server.Anonymous.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Theory, OnBothDatabases]
    public async Task Outage_OfTheDatabase_IsToldAsSuchAndSignsNobodyOut(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Services = BreakableDatabase.Wrap });
        var ana = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        using var visitor = new Visitor(server);
        (await visitor.SignInAsync(ana)).ShouldBeTrue();
        var database = (BreakableDatabase)server.Database;

        database.IsOut = true;
        using var answer = await visitor.GetAsync("/profile");
        database.IsOut = false;

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("The server cannot reach its data just now");
        html.ShouldContain("href=\"/profile\"");
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
    }

    [Theory]
    [OnBothDatabases("GET")]
    [OnBothDatabases("POST")]
    public async Task Bug_OutsideTheApi_AnswersWithPageWithoutDetail(DatabaseKind kind, string method)
    {
        await using var server = await TestServer.StartAsync(kind, new()
        {
            Routes = app => app.Map("/broken", string () => throw new InvalidOperationException("the secret detail")),
        });

        using var answer = await server.Anonymous.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/broken"));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        Header(answer, "Content-Security-Policy").ShouldContain("default-src 'self'");
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("Something went wrong on our side");
        html.ShouldNotContain("secret detail");
    }

    [Theory]
    [OnBothDatabases("/theme.js", "text/javascript")]
    [OnBothDatabases("/css/base.css", "text/css")]
    [OnBothDatabases("/favicon.svg", "image/svg+xml")]
    [OnBothDatabases("/_content/MudBlazor/MudBlazor.min.css", "text/css")]
    [OnBothDatabases("/_framework/blazor.web.js", "text/javascript")]
    public async Task StaticFile_AskedWithoutSignIn_IsServed(DatabaseKind kind, string path, string type)
    {
        var server = await TestServer.SharedAsync(kind);

        using var answer = await server.Anonymous.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Theory, OnBothDatabases]
    public async Task Circuit_WithoutSignIn_IsRefused(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate");
        request.Headers.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority)); // Another page's is refused before anybody asks who it is.

        using var answer = await server.Anonymous.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).ShouldHaveSingleItem();

    [GeneratedRegex("""<script[^>]*>[^<]|\son[a-z]+\s*=\s*["']|javascript:""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InlineScript();

    [GeneratedRegex("""(?:src|href|action)="(?:https?:)?//""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ForeignAddress();
}
