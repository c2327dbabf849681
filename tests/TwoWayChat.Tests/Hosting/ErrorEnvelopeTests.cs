using System.Net;
using System.Net.Http.Json;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

/// <summary>Every refusal, whoever makes it, has the one body.</summary>
public class ErrorEnvelopeTests
{
    [Theory]
    [OnBothDatabases("GET", "probe/refusal", 400, "error-400-fields")]
    [OnBothDatabases("GET", "probe/nowhere", 404, "error-404")]
    [OnBothDatabases("GET", "probe/nowhere/", 404, "error-404-slash")]
    [OnBothDatabases("GET", "probe/a%20b%2Fc", 404, "error-404-escaped")]
    [OnBothDatabases("DELETE", "probe/caller", 405, "error-405")]
    [OnBothDatabases("GET", "probe/busy", 429, "error-429")]
    [OnBothDatabases("GET", "probe/bug", 500, "error-500")]
    [OnBothDatabases("GET", "probe/outage", 503, "error-503")]
    public async Task Refusal_OfAnyKind_HasTheEnvelope(DatabaseKind kind, string method, string path, int status, string golden)
    {
        using var client = await SignedInAsync(kind);

        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        await Golden.MatchAsync(golden, answer);
    }

    [Theory, OnBothDatabases]
    public async Task Refusal_BeforeAnyUserIsKnown_AsksForCredentials(DatabaseKind kind)
    {
        var server = await TestServer.SharedWithProbesAsync(kind);

        using var answer = await server.Anonymous.GetAsync("probe/caller");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Basic realm=\"Chat API\", charset=\"UTF-8\"");
        await Golden.MatchAsync("error-401", answer);
    }

    /// <summary>A route for other methods alone is there all the same.</summary>
    [Theory]
    [OnBothDatabases("GET", "chats/0123456789abcdef01234567/end", "POST")]
    [OnBothDatabases("HEAD", "chats", "GET, POST")]
    [OnBothDatabases("PATCH", "chats/0123456789abcdef01234567", "GET")]
    [OnBothDatabases("OPTIONS", "integration/", "GET, POST")]
    public async Task Method_ThatARouteDoesNotTake_Is405AndNamesThoseItDoes(DatabaseKind kind, string method, string path, string allowed)
    {
        using var client = await SignedInAsync(kind);

        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Order().ShouldBe(allowed.Split(", "));
    }

    [Theory, OnBothDatabases]
    public async Task Refusals_WithHeaders_CarryThem(DatabaseKind kind)
    {
        using var client = await SignedInAsync(kind);

        using var wrongMethod = await client.DeleteAsync("probe/caller");
        using var busy = await client.GetAsync("probe/busy");
        using var outage = await client.GetAsync("probe/outage");

        wrongMethod.Content.Headers.Allow.ShouldContain("GET");
        busy.Headers.RetryAfter!.ToString().ShouldBe("2");
        outage.Headers.RetryAfter!.ToString().ShouldBe("1");
    }

    [Theory, OnBothDatabases]
    public async Task Bug_Told_GivesNothingAwayButATrace(DatabaseKind kind)
    {
        var server = await TestServer.SharedWithProbesAsync(kind);
        using var client = await SignedInAsync(kind);

        using var answer = await client.GetAsync("probe/bug");

        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("secret of the bug");
        answer.Headers.GetValues("Trace-Id").ShouldHaveSingleItem().ShouldNotBeEmpty();
        server.Log.Text.ShouldContain("secret of the bug");
    }

    [Theory, OnBothDatabases]
    public async Task Paths_WithAndWithoutSlash_AnswerAlike(DatabaseKind kind)
    {
        using var client = await SignedInAsync(kind);

        var bare = await client.GetStringAsync("probe/caller");
        var slashed = await client.GetStringAsync("probe/caller/");
        using var posted = await client.PostAsJsonAsync("probe/body/", new { name = "x" });

        slashed.ShouldBe(bare);
        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Paths_InAnotherCase_AreThoseOfTheApi(DatabaseKind kind)
    {
        var server = await TestServer.SharedWithProbesAsync(kind);

        using var answer = await server.Anonymous.GetAsync(new Uri(server.Address, $"{ApiPaths.Base.ToUpperInvariant()}/probe/caller/"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"path\":\"{ApiPaths.Base.ToUpperInvariant()}/probe/caller/\"");
    }

    private static async Task<HttpClient> SignedInAsync(DatabaseKind kind)
    {
        var server = await TestServer.SharedWithProbesAsync(kind);
        return server.As(await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent));
    }
}
