using System.Net.Sockets;
using System.Text;
using TwoWayChat.Tests.Callbacks;

namespace TwoWayChat.Tests.Faults;

/// <summary>One connection of the sender to a hostile receiver.</summary>
internal sealed class HostileConnection(Socket socket, Action<long> counted, CancellationToken stop)
{
    private long sent;

    public CancellationToken Stop => stop;

    public Task ReadRequestAsync() => RawReceiver.ReadRequestAsync(socket, stop);

    public Task SendAsync(string text) => SendAsync(Encoding.ASCII.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        sent += await socket.SendAsync(bytes, stop);
        counted(sent);
    }

    /// <summary>Sends <paramref name="text"/> again and again, a little at a time, until the sender has enough of it.</summary>
    public async Task DripAsync(string text)
    {
        using var drip = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await drip.WaitForNextTickAsync(stop))
        {
            await SendAsync(text);
        }
    }

    /// <summary>Sends as much as the sender takes, <paramref name="most"/> bytes at most.</summary>
    public async Task FloodAsync(string text, long most)
    {
        socket.SendBufferSize = 16 * 1024;
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, 16 * 1024 / text.Length)));
        while (sent < most)
        {
            await SendAsync(block);
        }
    }

    public void Reset() => RawReceiver.Reset(socket);
}
