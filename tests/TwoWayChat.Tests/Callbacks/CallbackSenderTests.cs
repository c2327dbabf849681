using System.Text;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class CallbackSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, "Delivered")]
    [InlineData(201, "Delivered")]
    [InlineData(202, "Delivered")]
    [InlineData(204, "Delivered")]
    [InlineData(299, "Delivered")]
    [InlineData(300, "Misconfigured")]
    [InlineData(301, "Misconfigured")]
    [InlineData(302, "Misconfigured")]
    [InlineData(304, "Misconfigured")]
    [InlineData(307, "Misconfigured")]
    [InlineData(308, "Misconfigured")]
    [InlineData(400, "Refused")]
    [InlineData(401, "Misconfigured")]
    [InlineData(403, "Misconfigured")]
    [InlineData(404, "Misconfigured")]
    [InlineData(405, "Misconfigured")]
    [InlineData(407, "Misconfigured")]
    [InlineData(408, "EndpointTrouble")]
    [InlineData(409, "EndpointTrouble")]
    [InlineData(410, "Gone")]
    [InlineData(413, "Refused")]
    [InlineData(415, "Refused")]
    [InlineData(418, "EndpointTrouble")]
    [InlineData(422, "Refused")]
    [InlineData(425, "EndpointTrouble")]
    [InlineData(429, "Overload")]
    [InlineData(500, "EndpointTrouble")]
    [InlineData(502, "EndpointTrouble")]
    [InlineData(503, "EndpointTrouble")]
    [InlineData(504, "EndpointTrouble")]
    [InlineData(599, "EndpointTrouble")]
    [InlineData(999, "EndpointTrouble")]
    public async Task Send_Status_HasTheKindOfTheTable(int status, string kind)
    {
        await using var receiver = await HttpReceiver.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var sender = Wire.Sender();

        var answer = await sender.SendAsync(Wire.Request(receiver.Url), Cancel);

        answer.ShouldBe(new CallbackAnswer { Kind = Enum.Parse<AnswerKind>(kind), Status = status, Duration = answer.Duration });
    }

    [Theory]
    [InlineData(429, "7", "Overload", 7)]
    [InlineData(503, "7", "Overload", 7)]
    [InlineData(503, "Sun, 22 Nov 2026 12:00:30 GMT", "Overload", 30)]
    [InlineData(429, "86400", "Overload", 900)]
    [InlineData(503, "soon", "EndpointTrouble", null)]
    [InlineData(429, "soon", "Overload", null)]
    [InlineData(500, "7", "EndpointTrouble", null)]
    [InlineData(200, "7", "Delivered", null)]
    public async Task Send_RetryAfter_CountsForOverloadOnly(int status, string value, string kind, int? seconds)
    {
        await using var receiver = await HttpReceiver.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = value;
            return Task.CompletedTask;
        });
        using var sender = Wire.Sender(time: new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));

        var answer = await sender.SendAsync(Wire.Request(receiver.Url), Cancel);

        answer.Kind.ShouldBe(Enum.Parse<AnswerKind>(kind));
        answer.RetryAfter.ShouldBe(seconds is { } count ? TimeSpan.FromSeconds(count) : null);
    }

    [Fact]
    public async Task Send_Event_CarriesHeadersAndBody()
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await using var receiver = await HttpReceiver.StartAsync(context => RecordAsync(context, seen));
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        using var sender = Wire.Sender(time: time);
        var request = Wire.Request(receiver.Url) with
        {
            Attempt = 3,
            IsReplay = true,
            Credentials = new ReceiverCredentials("chat", "pässwört"),
            Secrets = [SigningSecret.Parse(Wire.Secret), SigningSecret.Create()],
        };

        await sender.SendAsync(request, Cancel);

        seen.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}").ShouldBe(
        [
            "Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("chat:pässwört")),
            "Content-Length: 27",
            "Content-Type: application/json",
            $"Host: 127.0.0.1:{receiver.Url.Port}",
            "User-Agent: TwoWayChat/0.1.0",
            """body: POST /callbacks?tenant=1 {"type":"message.received"}""",
            "chat-attempt: 3",
            "chat-event-type: message.received",
            "chat-replay: true",
            "chat-sequence: 42",
            "chat-session-id: 65f0a1b2c3d4e5f60718293b",
            "webhook-id: 65f0a1b2c3d4e5f60718293a_65f0a1b2c3d4e5f60718293b",
            "webhook-signature: " + Signature.Compute(request.WebhookId, 1_700_000_000, request.Body.Span, request.Secrets),
            "webhook-timestamp: 1700000000",
        ]);
    }

    [Fact]
    public async Task Send_TestEvent_LeavesOutWhatItDoesNotHave()
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await using var receiver = await HttpReceiver.StartAsync(context => RecordAsync(context, seen));
        using var sender = Wire.Sender();

        await sender.SendAsync(Wire.Request(receiver.Url) with { SessionId = null, Sequence = null }, Cancel);

        seen.Keys.ShouldNotContain("chat-session-id");
        seen.Keys.ShouldNotContain("chat-sequence");
        seen.Keys.ShouldNotContain("chat-replay");
        seen.Keys.ShouldNotContain("authorization");
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowed()
    {
        var requests = 0;
        await using var receiver = await HttpReceiver.StartAsync(context =>
        {
            Interlocked.Increment(ref requests);
            context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        using var sender = Wire.Sender();

        var answer = await sender.SendAsync(Wire.Request(receiver.Url), Cancel);

        (answer.Kind, answer.Status, requests).ShouldBe((AnswerKind.Misconfigured, 307, 1));
    }

    [Fact]
    public async Task Send_Twice_UsesOneConnection()
    {
        var connections = new HashSet<string>();
        await using var receiver = await HttpReceiver.StartAsync(context =>
        {
            connections.Add(context.Connection.Id);
            return context.Response.WriteAsync(new string('x', AnswerBody.Limit - 1));
        });
        using var sender = Wire.Sender();

        for (var i = 0; i < 2; i++)
        {
            (await sender.SendAsync(Wire.Request(receiver.Url), Cancel)).Text.Length.ShouldBe(AnswerBody.Kept);
        }

        connections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_PlainHttpNoLongerAllowed_IsBlockedWithoutCall()
    {
        await using var receiver = RawReceiver.Answering("HTTP/1.1 200 OK\r\n\r\n");
        using var sender = Wire.Sender(new CallbackOptions { AllowedNetworks = ["127.0.0.0/8"] });

        var answer = await sender.SendAsync(Wire.Request(receiver.Url), Cancel);

        (answer.Kind, answer.Error, receiver.Connections).ShouldBe((AnswerKind.Blocked, "HTTPS_REQUIRED", 0));
    }

    private static async Task RecordAsync(HttpContext context, Dictionary<string, string> seen)
    {
        using var reader = new StreamReader(context.Request.Body);
        seen["body"] = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {await reader.ReadToEndAsync(Cancel)}";
        foreach (var (name, value) in context.Request.Headers)
        {
            seen[name] = value.ToString();
        }
    }
}
