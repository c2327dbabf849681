using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.Tests.Faults;

/// <summary>
/// Stands before a good receiver. While it is hostile every connection gets what a test says; otherwise it passes bytes through. When it changes its
/// mind, it drops the connections that there are.
/// </summary>
internal sealed class HostileFront : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri behind;
    private readonly Lock gate = new();
    private readonly List<Task> running = [];
    private readonly Task accepting;
    private Func<HostileConnection, Task>? way;
    private CancellationTokenSource mood = new();
    private long mostSent;

    public HostileFront(Uri behind)
    {
        this.behind = behind;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/hook");

    /// <summary>Bytes of an answer that the sender has taken from one connection at most.</summary>
    public long MostSent => Interlocked.Read(ref mostSent);

    /// <summary>From now on every connection gets <paramref name="hostile"/>; null heals it.</summary>
    public void Turn(Func<HostileConnection, Task>? hostile)
    {
        CancellationTokenSource before;
        lock (gate)
        {
            (before, mood) = (mood, CancellationTokenSource.CreateLinkedTokenSource(stop.Token));
            way = hostile;
        }

        before.Cancel();
        before.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        Turn(null);
        await Task.WhenAll(running);
        mood.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
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
        Func<HostileConnection, Task>? hostile;
        CancellationToken dropped;
        lock (gate)
        {
            (hostile, dropped) = (way, mood.Token);
        }

        using (socket)
        {
            try
            {
                await (hostile is null ? PassAsync(socket, dropped) : hostile(new HostileConnection(socket, Count, dropped)));
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // One of both has hung up, the front has changed its mind, or the test is over.
            }
        }
    }

    private async Task PassAsync(Socket socket, CancellationToken dropped)
    {
        using var back = new TcpClient();
        await back.ConnectAsync(IPAddress.Loopback, behind.Port, dropped);
        await using var here = new NetworkStream(socket);
        await using var there = back.GetStream();
        await await Task.WhenAny(here.CopyToAsync(there, dropped), there.CopyToAsync(here, dropped));
    }

    private void Count(long sent)
    {
        lock (gate)
        {
            mostSent = Math.Max(mostSent, sent);
        }
    }
}
