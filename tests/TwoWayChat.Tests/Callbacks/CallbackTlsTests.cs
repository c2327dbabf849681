using System.Net;
using System.Security.Cryptography.X509Certificates;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class CallbackTlsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_TrustedCertificate_DeliversOverHttp2()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("crm.example");
        var protocol = "";
        await using var receiver = await HttpReceiver.StartAsync(
            context =>
            {
                protocol = $"{context.Request.Protocol} {context.Request.Host.Host}";
                return context.Response.WriteAsync("ok");
            },
            certificate);
        using var sender = Trusting(authority);

        var answer = await sender.SendAsync(Wire.Request(Named(receiver)), Cancel);

        (answer.Kind, answer.Text, protocol).ShouldBe((AnswerKind.Delivered, "ok", "HTTP/2 crm.example"));
    }

    /// <summary>The receiver resets one stream of an HTTP/2 connection, before or within its answer.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_Http2StreamIsReset_IsTroubleAndTheNextOneArrives(bool within)
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("crm.example");
        var hostile = true;
        await using var receiver = await HttpReceiver.StartAsync(
            async context =>
            {
                if (!hostile)
                {
                    return;
                }

                if (within)
                {
                    context.Response.ContentLength = 100;
                    await context.Response.WriteAsync("start");
                    await context.Response.Body.FlushAsync();
                }

                context.Abort();
            },
            certificate);
        using var sender = Trusting(authority);

        var answer = await sender.SendAsync(Wire.Request(Named(receiver)), Cancel);
        hostile = false;

        answer.Kind.ShouldBe(AnswerKind.EndpointTrouble);
        answer.Error.ShouldNotBeNull();
        (await sender.SendAsync(Wire.Request(Named(receiver)), Cancel)).Kind.ShouldBe(AnswerKind.Delivered);
    }

    [Theory]
    [InlineData("crm.example", false)]
    [InlineData("other.example", true)]
    public async Task Send_CertificateOfAnotherAuthorityOrName_IsTls(string name, bool trusted)
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue(name);
        await using var receiver = await HttpReceiver.StartAsync(_ => Task.CompletedTask, certificate);
        using var sender = trusted ? Trusting(authority) : Wire.Sender(Strict(), Loopback);

        var answer = await sender.SendAsync(Wire.Request(Named(receiver)), Cancel);

        (answer.Kind, answer.Error).ShouldBe((AnswerKind.EndpointTrouble, "TLS"));
    }

    [Fact]
    public async Task Send_CertificateNamesUrls_FetchesNothing()
    {
        await using var trap = new RawReceiver((socket, stop) => RawReceiver.SendAsync(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", stop));
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("crm.example", trap.Url);
        await using var receiver = await HttpReceiver.StartAsync(_ => Task.CompletedTask, certificate);
        using var sender = Wire.Sender(Strict(), Loopback);

        (await sender.SendAsync(Wire.Request(Named(receiver)), Cancel)).Error.ShouldBe("TLS");

        trap.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task Send_PlainTextWhereTlsIsExpected_IsTls()
    {
        await using var receiver = new RawReceiver((socket, stop) => RawReceiver.SendAsync(socket, "HTTP/1.1 400 Bad Request\r\n\r\n", stop));
        using var sender = Wire.Sender(Strict(), Loopback);

        (await sender.SendAsync(Wire.Request(new Uri($"https://crm.example:{receiver.Port}/")), Cancel)).Error.ShouldBe("TLS");
    }

    [Fact]
    public async Task Send_HandshakeHangs_IsConnectTimeout()
    {
        await using var receiver = new RawReceiver((_, stop) => Task.Delay(Timeout.Infinite, stop));
        var options = Strict();
        options.ConnectTimeout = TimeSpan.FromMilliseconds(200);
        using var sender = Wire.Sender(options, Loopback);

        (await sender.SendAsync(Wire.Request(new Uri($"https://crm.example:{receiver.Port}/")), Cancel)).Error.ShouldBe("CONNECT_TIMEOUT");
    }

    private static CallbackOptions Strict() => new() { AllowedNetworks = ["127.0.0.0/8"] };

    private static Task<IPAddress[]> Loopback(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    private static Uri Named(HttpReceiver receiver) => new($"https://crm.example:{receiver.Url.Port}/callbacks");

    private static CallbackSender Trusting(TestAuthority authority)
    {
        var options = Strict();
        var handler = Wire.Handler(options, Loopback);
        var policy = handler.SslOptions.CertificateChainPolicy.ShouldNotBeNull();
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(authority.Certificate);
        return new CallbackSender(options, new AddressPolicy(options), handler, TimeProvider.System);
    }
}
