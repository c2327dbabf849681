using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A receiver on loopback that does byte by byte what a test says.</summary>
internal sealed class RawReceiver : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<Socket, CancellationToken, Task> script;
    private readonly List<Task> running = [];
    private readonly Task accepting;
    private int connections;

    public RawReceiver(Func<Socket, CancellationToken, Task> script)
    {
        this.script = script;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}/callbacks");

    public int Connections => Volatile.Read(ref connections);

    /// <summary>A receiver that reads the request and then sends <paramref name="answer"/> and closes.</summary>
    public static RawReceiver Answering(string answer) => new(async (socket, stop) =>
    {
        await ReadRequestAsync(socket, stop);
        await SendAsync(socket, answer, stop);
    });

    public static async Task ReadRequestAsync(Socket socket, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        // The body of every test's request ends with this line.
        while (!buffer.AsSpan(0, length).EndsWith("}"u8))
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
            if (count == 0)
            {
                return;
            }

            length += count;
        }
    }

    public static async Task SendAsync(Socket socket, string text, CancellationToken stop) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), stop);

    /// <summary>Closes with a reset instead of an orderly end.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(running);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                Interlocked.Increment(ref connections);
                running.Add(RunAsync(socket));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task RunAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await script(socket, stop.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
            {
                // The sender hung up, or the test is over.
            }
        }
    }
}
