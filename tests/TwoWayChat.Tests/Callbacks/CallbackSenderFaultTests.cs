using System.Net.Sockets;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class CallbackSenderFaultTests
{
    private const string Headers = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_NothingListens_IsConnectionRefused() => await ShouldFailAsync(new Uri("http://127.0.1.1:1/"), "CONNECTION_REFUSED");

    [Fact]
    public async Task Send_ReceiverNeverAnswers_IsCutByTheDeadline()
    {
        await using var receiver = new RawReceiver((_, stop) => Task.Delay(Timeout.Infinite, stop));

        var answer = await ShouldFailAsync(receiver.Url, "TIMEOUT", Hasty());

        answer.Status.ShouldBeNull();
        answer.Duration.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("H")]
    [InlineData("HTTP/1.1 200 OK\r\nx: ")]
    [InlineData(Headers + "Content-Length: 100000\r\n\r\n")]
    [InlineData(Headers + "\r\n")]
    public async Task Send_AnswerDrips_IsCutByTheDeadline(string start)
    {
        await using var receiver = new RawReceiver(async (socket, stop) =>
        {
            await RawReceiver.ReadRequestAsync(socket, stop);
            await RawReceiver.SendAsync(socket, start, stop);
            using var drip = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while (await drip.WaitForNextTickAsync(stop))
            {
                await RawReceiver.SendAsync(socket, "T", stop);
            }
        });

        await ShouldFailAsync(receiver.Url, "TIMEOUT", Hasty());
    }

    [Fact]
    public async Task Send_DeadlineInTheBody_KeepsStatusAndStart()
    {
        await using var receiver = new RawReceiver(async (socket, stop) =>
        {
            await RawReceiver.ReadRequestAsync(socket, stop);
            await RawReceiver.SendAsync(socket, Headers + "Content-Length: 100\r\n\r\nthinking", stop);
            await Task.Delay(Timeout.Infinite, stop);
        });

        var answer = await ShouldFailAsync(receiver.Url, "TIMEOUT", Hasty());

        (answer.Status, answer.Text).ShouldBe((200, "thinking"));
    }

    [Theory]
    [InlineData(Headers + "Content-Length: 10485760\r\n\r\n")]
    [InlineData(Headers + "\r\n")]
    public async Task Send_TenMegabyteAnswer_IsReadToTheLimitOnly(string headers)
    {
        var sent = 0L;
        var over = new TaskCompletionSource();
        await using var receiver = new RawReceiver(async (socket, stop) =>
        {
            socket.SendBufferSize = 16 * 1024;
            await RawReceiver.ReadRequestAsync(socket, stop);
            await RawReceiver.SendAsync(socket, headers, stop);
            var block = new byte[16 * 1024];
            Array.Fill(block, (byte)'x');
            try
            {
                for (; sent < 10 * 1024 * 1024; sent += block.Length)
                {
                    await socket.SendAsync(block, stop);
                }
            }
            finally
            {
                over.SetResult();
            }
        });
        using var sender = Wire.Sender();

        var answer = await sender.SendAsync(Wire.Request(receiver.Url), Cancel);
        await over.Task.WaitAsync(Cancel);

        answer.Kind.ShouldBe(AnswerKind.Delivered);
        answer.Text.ShouldBe(new string('x', AnswerBody.Kept));
        sent.ShouldBeLessThan(10 * 1024 * 1024);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData(Headers + "Content-Length: 100\r\n\r\nstart")]
    public async Task Send_ConnectionResets_IsReset(string start)
    {
        await using var receiver = new RawReceiver(async (socket, stop) =>
        {
            await RawReceiver.ReadRequestAsync(socket, stop);
            await RawReceiver.SendAsync(socket, start, stop);
            RawReceiver.Reset(socket);
        });

        await ShouldFailAsync(receiver.Url, "RESET");
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData(Headers + "Content-Length: 100\r\n\r\nstart")]
    [InlineData(Headers + "Transfer-Encoding: chunked\r\n\r\n5\r\nstart\r\n")]
    public async Task Send_ConnectionEndsEarly_IsClosed(string start)
    {
        await using var receiver = RawReceiver.Answering(start);

        await ShouldFailAsync(receiver.Url, "CLOSED");
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n")]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    [InlineData(Headers + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task Send_AnswerIsNotHttp_IsInvalid(string text)
    {
        await using var receiver = RawReceiver.Answering(text);

        await ShouldFailAsync(receiver.Url, "INVALID_ANSWER");
    }

    [Fact]
    public async Task Send_HeadersTooLong_IsInvalid()
    {
        await using var receiver = RawReceiver.Answering(Headers + $"x: {new string('x', 20_000)}\r\n\r\n");

        await ShouldFailAsync(receiver.Url, "INVALID_ANSWER");
    }

    [Fact]
    public async Task Send_BytesThatAreNoText_AreMadeSafe()
    {
        await using var receiver = RawReceiver.Answering(Headers + "\r\na\0b\u001B[2J\u202E");
        using var sender = Wire.Sender();

        (await sender.SendAsync(Wire.Request(receiver.Url), Cancel)).Text.ShouldBe("a\uFFFDb\uFFFD[2J\uFFFD");
    }

    [Theory]
    [InlineData(SocketError.HostNotFound)]
    [InlineData(SocketError.TryAgain)]
    [InlineData(SocketError.NoData)]
    public async Task Send_NameDoesNotResolve_IsDns(SocketError error) =>
        await ShouldFailAsync(new Uri("http://missing.example/"), "DNS", resolve: (_, _) => throw new SocketException((int)error));

    [Fact]
    public async Task Send_CallerAborts_ThrowsForTheCaller()
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var receiver = new RawReceiver(async (socket, stop) =>
        {
            await RawReceiver.ReadRequestAsync(socket, stop);
            await abort.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var sender = Wire.Sender();

        var failure = await Should.ThrowAsync<OperationCanceledException>(() => sender.SendAsync(Wire.Request(receiver.Url), abort.Token));

        failure.CancellationToken.ShouldBe(abort.Token);
    }

    private static CallbackOptions Hasty()
    {
        var options = Wire.Loopback();
        options.Deadline = TimeSpan.FromMilliseconds(300);
        return options;
    }

    private static async Task<CallbackAnswer> ShouldFailAsync(Uri url, string error, CallbackOptions? options = null, NameResolver? resolve = null)
    {
        using var sender = Wire.Sender(options, resolve);
        var answer = await sender.SendAsync(Wire.Request(url), Cancel);
        (answer.Kind, answer.Error).ShouldBe((AnswerKind.EndpointTrouble, error));
        return answer;
    }
}
