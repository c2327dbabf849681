using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Hosting;

public sealed class ObservationTests
{
    [Theory, OnBothDatabases]
    public async Task Health_RunningServer_IsLiveAndReady(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);

        (await server.Anonymous.GetAsync(new Uri(server.Address, "/health/live"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Anonymous.GetAsync(new Uri(server.Address, "/health/ready"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>SQLite would not touch the file for a row that stays as it is, and a full disk would go unnoticed.</summary>
    [Theory, OnBothDatabases]
    public async Task Readiness_AskedAgain_ChangesWhatIsKept(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var time = new FakeTimeProvider();
        var check = new DatabaseCheck(server.Database, time);

        (await check.CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Healthy);
        var before = await KeptAsync(server);
        time.Advance(TimeSpan.FromSeconds(2));
        (await check.CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Healthy);

        (await KeptAsync(server)).ShouldNotBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task Metrics_FromThisMachine_NameTheCallbackEngine(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);

        var text = await server.Anonymous.GetStringAsync(new Uri(server.Address, "/metrics"));

        text.ShouldContain("chat_callback_inflight");
        text.ShouldContain("dotnet_gc_collections");
        text.ShouldNotContain("http_client");
    }

    /// <summary>What a collector is sent of a request: the route's template, and nothing of what was asked.</summary>
    [Fact]
    public async Task Span_OfARequest_IsNamedByItsRoute()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        var trace = ActivityTraceId.CreateRandom();
        var ended = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => _ = span.TraceId == trace && ended.TrySetResult(span),
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new HttpRequestMessage(HttpMethod.Get, "chats/6b038b2c30f09b0b567a8bb8?tag=secret");
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

        using var answer = await server.Anonymous.SendAsync(request);

        var span = await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
        span.DisplayName.ShouldBe("GET /scg-web-chat-api/api/v2/chats/{chatId}");
        span.GetTagItem("http.response.status_code").ShouldBe(401);
        span.TagObjects.ShouldNotContain(tag => $"{tag.Value}".Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [OnBothDatabases("/metrics")]
    [OnBothDatabases("/METRICS")]
    [OnBothDatabases("/metrics/")]
    public async Task Metrics_FromAnotherMachine_AreNotThere(DatabaseKind kind, string path)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Settings = [("Server:TrustedProxies:0", "127.0.0.1")] });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");

        (await server.Anonymous.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Anonymous.GetAsync(new Uri(server.Address, path))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [OnBothDatabases("127.0.0.1", false)]
    [OnBothDatabases("10.0.0.0/8", true)]
    public async Task Proxy_ThatIsNotTrusted_IsToldOfOnce(DatabaseKind kind, string trusted, bool isToldOf)
    {
        await using var server = await TestServer.StartAsync(kind, new() { Settings = [("Server:TrustedProxies:0", trusted)] });

        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/health/live"));
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            using var answer = await server.Anonymous.SendAsync(request);
        }

        server.Log.Lines.Count(line => line.Contains("Server:TrustedProxies", StringComparison.Ordinal)).ShouldBe(isToldOf ? 1 : 0);
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("010.0.0.0/8", false)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("proxy", false)]
    public void TrustedProxy_Text_IsANetworkOrRefused(string text, bool valid) => (TrustedProxy.Parse(text) is not null).ShouldBe(valid);

    private static Task<string?> KeptAsync(TestServer server) =>
        server.Database.FirstOrDefaultAsync<string>("select value from server_settings where name = 'health'", null, CancellationToken.None);
}
