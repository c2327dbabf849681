using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace TwoWayChat.Load.Inboxes;

/// <summary>A WebSocket to the hub of Blazor's circuits, from the handshake on.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const byte HandshakeEnd = 0x1e;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource end = new();
    private byte[] held = new byte[16 * 1024];
    private int count;
    private Task running = Task.CompletedTask;

    /// <summary>Whether it still reads; a server that has ended the circuit closes it.</summary>
    public bool IsOpen => !running.IsCompleted;

    /// <summary>Delivers whole messages, without their lengths, one after the other; they are not kept.</summary>
    public delegate Task Take(ReadOnlyMemory<byte> message);

    /// <summary>Connects with the cookies of a browser that is signed in, and reads until it is disposed.</summary>
    public static async Task<HubSocket> OpenAsync(Uri server, CookieContainer cookies, Take take, CancellationToken cancellationToken)
    {
        var hub = new HubSocket();
        hub.socket.Options.Cookies = cookies;
        hub.socket.Options.SetRequestHeader("Origin", server.GetLeftPart(UriPartial.Authority)); // Another page's is refused.
        await hub.socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/_blazor" }.Uri, cancellationToken);
        await hub.SendAsync(Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + (char)HandshakeEnd));
        await hub.ShakeHandsAsync();
        hub.running = Task.WhenAny(hub.ReadAsync(take), hub.PingAsync()).Unwrap();
        return hub;
    }

    public async Task SendAsync(byte[] message)
    {
        await sending.WaitAsync(end.Token);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, end.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        sending.Dispose();
        end.Dispose();
    }

    private async Task ShakeHandsAsync()
    {
        int at;
        while ((at = held.AsSpan(0, count).IndexOf(HandshakeEnd)) < 0)
        {
            await ReceiveAsync();
        }

        var answer = Encoding.UTF8.GetString(held, 0, at);
        if (answer != "{}")
        {
            throw new InvalidDataException($"The hub refuses: {answer}");
        }

        Drop(at + 1);
    }

    private async Task ReadAsync(Take take)
    {
        while (true)
        {
            while (Next() is var (start, length))
            {
                await take(held.AsMemory(start, length));
                Drop(start + length);
            }

            await ReceiveAsync();
        }
    }

    /// <summary>Where the first message stands among what is held; null while it is not all there.</summary>
    private (int Start, int Length)? Next()
    {
        var (length, start) = (0, 0);
        do
        {
            if (start == count)
            {
                return null;
            }

            length |= (held[start] & 0x7f) << (7 * start);
        }
        while (held[start++] >= 0x80);
        return start + length <= count ? (start, length) : null;
    }

    private async Task ReceiveAsync()
    {
        if (count == held.Length)
        {
            Array.Resize(ref held, 2 * held.Length);
        }

        var received = await socket.ReceiveAsync(held.AsMemory(count), end.Token);
        if (received.MessageType == WebSocketMessageType.Close)
        {
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, $"The hub closed the connection: {socket.CloseStatusDescription}");
        }

        count += received.Count;
    }

    private void Drop(int length)
    {
        held.AsSpan(length, count - length).CopyTo(held);
        count -= length;
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery);
        while (await timer.WaitForNextTickAsync(end.Token))
        {
            await SendAsync(HubWriter.OfPing());
        }
    }
}
