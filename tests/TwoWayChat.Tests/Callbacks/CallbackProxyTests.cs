using System.Net;
using System.Net.Sockets;
using System.Text;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class CallbackProxyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ThroughProxy_HandsOverTheNameAndCredentials()
    {
        var seen = "";
        await using var proxy = new RawReceiver(async (socket, stop) =>
        {
            var buffer = new byte[4096];
            seen = Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, stop));
            await RawReceiver.SendAsync(socket, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n", stop);
            seen = Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, stop));
            await RawReceiver.SendAsync(socket, "HTTP/1.1 204 No Content\r\n\r\n", stop);
        });
        using var sender = Wire.Sender(Behind(proxy), Unresolvable);

        var answer = await sender.SendAsync(Wire.Request(new Uri("http://crm.example/callbacks")), Cancel);

        answer.Kind.ShouldBe(AnswerKind.Delivered);
        seen.ShouldStartWith("POST http://crm.example/callbacks HTTP/1.1");
        seen.ShouldContain("Proxy-Authorization: Basic " + Convert.ToBase64String("egress:p@ss"u8));
    }

    [Fact]
    public async Task Send_ProxyRefusesTunnel_IsProxy()
    {
        await using var proxy = new RawReceiver(async (socket, stop) =>
        {
            await socket.ReceiveAsync(new byte[4096], stop);
            await RawReceiver.SendAsync(socket, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", stop);
        });
        using var sender = Wire.Sender(Behind(proxy), Unresolvable);

        var answer = await sender.SendAsync(Wire.Request(new Uri("https://crm.example/callbacks")), Cancel);

        (answer.Kind, answer.Error).ShouldBe((AnswerKind.EndpointTrouble, "PROXY"));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://[::1]/")]
    public async Task Send_LiteralAddressThroughProxy_IsBlockedHere(string url)
    {
        await using var proxy = RawReceiver.Answering("HTTP/1.1 200 OK\r\n\r\n");
        using var sender = Wire.Sender(Behind(proxy), Unresolvable);

        var answer = await sender.SendAsync(Wire.Request(new Uri(url)), Cancel);

        (answer.Kind, answer.Error, proxy.Connections).ShouldBe((AnswerKind.Blocked, "ADDRESS_NOT_ALLOWED", 0));
    }

    private static CallbackOptions Behind(RawReceiver proxy) => new() { AllowHttp = true, Proxy = new Uri($"http://egress:p%40ss@127.0.0.1:{proxy.Port}") };

    private static Task<IPAddress[]> Unresolvable(string host, CancellationToken cancellationToken) =>
        Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
}
