using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>A port at which a connection attempt hangs, since the queue of the listener is full and nobody accepts.</summary>
internal sealed class FullListener : IDisposable
{
    public const string Address = "127.0.0.77";

    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> waiting = [];

    public FullListener(int port = 0)
    {
        listener.Bind(new IPEndPoint(IPAddress.Parse(Address), port));
        listener.Listen(0);
        for (var i = 0; i < 4; i++)
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            waiting.Add(client);
            try
            {
                client.Connect(listener.LocalEndPoint!);
            }
            catch (SocketException started) when (started.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // The attempt is under way and takes its place in the queue, or waits for one.
            }
        }
    }

    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    public void Dispose()
    {
        waiting.ForEach(client => client.Dispose());
        listener.Dispose();
    }
}
