using System.Net;
using System.Net.Sockets;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class CallbackConnectorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1", "10.0.0.1")]
    [InlineData("127.0.0.1", "169.254.169.254")]
    public async Task Send_NameWithRefusedAddress_IsBlockedWithoutConnection(params string[] addresses)
    {
        await using var receiver = RawReceiver.Answering("HTTP/1.1 200 OK\r\n\r\n");
        using var sender = Wire.Sender(resolve: Answers(addresses));

        var answer = await sender.SendAsync(Wire.Request(Named(receiver)), Cancel);

        (answer.Kind, answer.Error, receiver.Connections).ShouldBe((AnswerKind.Blocked, "ADDRESS_NOT_ALLOWED", 0));
        answer.Reason.ShouldNotBeNull().ShouldStartWith("crm.example points to ");
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task Send_LiteralAddressRefused_IsBlocked(string url)
    {
        using var sender = Wire.Sender(new CallbackOptions { AllowHttp = true });

        (await sender.SendAsync(Wire.Request(new Uri(url)), Cancel)).Kind.ShouldBe(AnswerKind.Blocked);
    }

    [Fact]
    public async Task Send_NameRebindsAfterTheFirstCall_BlocksTheSecondConnection()
    {
        await using var receiver = RawReceiver.Answering("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
        var lookups = 0;
        using var sender = Wire.Sender(resolve: (_, _) => Task.FromResult<IPAddress[]>(
            [IPAddress.Parse(Interlocked.Increment(ref lookups) == 1 ? "127.0.0.1" : "169.254.169.254")]));

        var first = await sender.SendAsync(Wire.Request(Named(receiver)), Cancel);
        var second = await sender.SendAsync(Wire.Request(Named(receiver)), Cancel);

        first.Kind.ShouldBe(AnswerKind.Delivered);
        second.Kind.ShouldBe(AnswerKind.Blocked);
        (lookups, receiver.Connections).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Send_FirstAddressRefusesConnection_TakesTheNext()
    {
        await using var receiver = RawReceiver.Answering("HTTP/1.1 204 No Content\r\n\r\n");
        using var sender = Wire.Sender(resolve: Answers("127.0.0.99", "127.0.0.98", "127.0.0.1"));

        (await sender.SendAsync(Wire.Request(Named(receiver)), Cancel)).Kind.ShouldBe(AnswerKind.Delivered);
    }

    [Fact]
    public async Task Send_EveryAddressRefusesConnection_IsConnectionRefused()
    {
        await using var receiver = RawReceiver.Answering("");
        using var sender = Wire.Sender(resolve: Answers("127.0.0.99", "127.0.0.98"));

        (await sender.SendAsync(Wire.Request(Named(receiver)), Cancel)).Error.ShouldBe("CONNECTION_REFUSED");
    }

    [Fact]
    public async Task Connect_ManyAddresses_TriesEightAtMost()
    {
        using var ninth = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        ninth.Bind(new IPEndPoint(IPAddress.Parse("127.0.1.9"), 0));
        ninth.Listen();
        var target = new DnsEndPoint("crm.example", ((IPEndPoint)ninth.LocalEndPoint!).Port);
        var behindEight = Enumerable.Range(1, 9).Select(i => $"127.0.1.{i}").ToArray();

        await Should.ThrowAsync<SocketException>(() => ConnectAsync(target, behindEight));
        await using var stream = await ConnectAsync(target, behindEight[1..]);
        stream.CanWrite.ShouldBeTrue();
    }

    [Fact]
    public async Task Connect_Socket_HasNoDelay()
    {
        await using var receiver = new RawReceiver((_, stop) => Task.Delay(Timeout.Infinite, stop));

        await using var stream = await ConnectAsync(new DnsEndPoint("crm.example", receiver.Port), ["127.0.0.1"]);

        stream.ShouldBeOfType<NetworkStream>().Socket.NoDelay.ShouldBeTrue();
    }

    [Fact]
    public async Task Connect_WhileAnAttemptHangs_StartsTheNextAndClosesTheLoser()
    {
        await using var receiver = new RawReceiver((_, stop) => Task.Delay(Timeout.Infinite, stop));
        using var full = new FullListener(receiver.Port);

        await using var stream = await ConnectAsync(new DnsEndPoint("crm.example", full.Port), [FullListener.Address, "127.0.0.1"]);

        stream.ShouldBeOfType<NetworkStream>().Socket.RemoteEndPoint.ShouldBe(new IPEndPoint(IPAddress.Loopback, full.Port));
    }

    [Fact]
    public async Task Send_ConnectHangs_IsConnectTimeout()
    {
        using var full = new FullListener();
        var options = Wire.Loopback();
        options.ConnectTimeout = TimeSpan.FromMilliseconds(200);
        using var sender = Wire.Sender(options);

        var answer = await sender.SendAsync(Wire.Request(new Uri($"http://{FullListener.Address}:{full.Port}/")), Cancel);

        (answer.Kind, answer.Error).ShouldBe((AnswerKind.EndpointTrouble, "CONNECT_TIMEOUT"));
    }

    [Fact]
    public void Alternate_TwoFamilies_TakesThemInTurn()
    {
        IPAddress[] addresses = [.. new[] { "2606::1", "2606::2", "2606::3", "1.1.1.1", "1.1.1.2" }.Select(IPAddress.Parse)];

        AddressRace.Alternate(addresses).Select(address => address.ToString()).ShouldBe(["2606::1", "1.1.1.1", "2606::2", "1.1.1.2", "2606::3"]);
    }

    private static Uri Named(RawReceiver receiver) => new($"http://crm.example:{receiver.Port}/callbacks");

    private static NameResolver Answers(params string[] addresses) => (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());

    private static async Task<Stream> ConnectAsync(DnsEndPoint target, string[] addresses) =>
        await Wire.Connector(Wire.Loopback(), Answers(addresses)).ConnectAsync(target, Cancel);
}
