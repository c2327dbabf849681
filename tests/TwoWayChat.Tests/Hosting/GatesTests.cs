using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

/// <summary>Who is local, whose page may connect, and under which names the server answers.</summary>
public sealed class GatesTests
{
    private static readonly TestServerOptions Public = new()
    {
        Settings = [("Server:PublicUrl", "https://chat.example"), ("Server:AllowedHosts:0", "inside")],
    };

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "rebound.example")]
    public async Task Metrics_AskedForOthersOrUnderAnotherName_AreNotThere(string header, string value)
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);

        (await StatusAsync(server, "/metrics", (header, value))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("null", false)]
    [InlineData("http://evil.example", false)]
    [InlineData("https://other.chat.example", false)]
    [InlineData("http://chat.example", false)]
    [InlineData("https://chat.example", true)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData("http://{own}", true)]
    [InlineData("https://{own}", true)]
    public async Task Connection_OfAScreen_IsForPagesOfTheOwnOrigin(string? origin, bool isTaken)
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite, Public);
        var headers = new List<(string, string)>
        {
            ("Connection", "Upgrade"),
            ("Upgrade", "websocket"),
            ("Sec-WebSocket-Version", "13"),
            ("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="),
        };
        if (origin is not null)
        {
            headers.Add(("Origin", origin.Replace("{own}", server.Address.Authority, StringComparison.Ordinal)));
        }

        foreach (var path in new[] { "/_blazor", "/_BLAZOR" })
        {
            (await StatusAsync(server, path, [.. headers]) == HttpStatusCode.Forbidden).ShouldBe(!isTaken);
        }
    }

    [Theory]
    [InlineData("chat.example", true)]
    [InlineData("CHAT.example:8443", true)]
    [InlineData("inside", true)]
    [InlineData("localhost", true)]
    [InlineData("192.0.2.1:8080", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("rebound.example", false)]
    public async Task Name_OfTheServer_IsThePublicOneOrAnAddress(string host, bool isTaken)
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite, Public);

        (await StatusAsync(server, "/health/live", ("Host", host))).ShouldBe(isTaken ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Api_AskedUnderAnotherName_RefusesWithItsEnvelope()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite, Public);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/scg-web-chat-api/api/v2/company"));
        request.Headers.Host = "rebound.example";

        using var answer = await server.Anonymous.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        body.Select(member => member.Key).ShouldBe(["timestamp", "status", "error", "message", "path"]);
        body["path"]!.GetValue<string>().ShouldBe("/scg-web-chat-api/api/v2/company");
    }

    [Fact]
    public async Task Cookie_WhereThePublicAddressIsHttps_IsSecureForAllButThisMachine()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite, Public);
        var user = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), TwoWayChat.Security.Role.Agent);
        using var here = new Visitor(server);
        using var there = new Visitor(server);
        there.Headers.Add("X-Forwarded-For", "203.0.113.7");

        (await here.SignInAsync(user)).ShouldBeTrue();
        (await there.SignInAsync(user)).ShouldBeTrue();

        here.Cookies.GetAllCookies()["twowaychat"]!.Secure.ShouldBeFalse();
        there.Cookies.GetAllCookies()["twowaychat"]!.Secure.ShouldBeTrue();
    }

    private static async Task<HttpStatusCode> StatusAsync(TestServer server, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await server.Anonymous.SendAsync(request);
        return answer.StatusCode;
    }
}
