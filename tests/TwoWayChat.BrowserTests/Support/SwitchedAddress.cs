using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.BrowserTests.Support;

/// <summary>
/// One address for a browser, as a load balancer gives it: connections go to the server that is switched on at that time, and end when another is.
/// </summary>
internal sealed class SwitchedAddress : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> connections = new();
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private Uri? target;

    public SwitchedAddress(Uri? server)
    {
        target = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Ends all connections; new ones go to <paramref name="server"/>, or nowhere.</summary>
    public void SwitchTo(Uri? server)
    {
        target = server;
        foreach (var connection in connections.Keys)
        {
            connection.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        SwitchTo(null);
        await accepting; // Before the listener stops: asking that one for more is an error of its own.
        listener.Stop();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
            {
                carried.Add(CarryAsync(await listener.AcceptTcpClientAsync(end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        connections[client] = connections[server] = true;
        try
        {
            if (target is { } to)
            {
                await server.ConnectAsync(to.Host, to.Port, end.Token);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), end.Token),
                    server.GetStream().CopyToAsync(client.GetStream(), end.Token));
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // One of the two sides has gone, and the other goes with it.
        }
        finally
        {
            connections.TryRemove(client, out _);
            connections.TryRemove(server, out _);
            client.Dispose();
        }
    }
}
