using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// Connects to the first of several addresses that answers, in the manner of RFC 8305 (Happy Eyeballs): families alternate, each attempt has
/// a head start of 250 ms over the next. So a host whose IPv6 leads nowhere costs a quarter of a second, not the whole connect time.
/// </summary>
internal sealed class AddressRace(TimeProvider time)
{
    // More would let a hostile name server turn one callback into a scan.
    private const int MostAddresses = 8;
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(250);

    /// <returns>A connected socket without Nagle's delay; the caller owns it.</returns>
    /// <exception cref="SocketException">No address could be connected to; the failure of the last attempt.</exception>
    public async Task<Socket> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        if (addresses.Count == 1)
        {
            return await OpenAsync(new IPEndPoint(addresses[0], port), cancellationToken);
        }

        using var race = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new List<Task<Socket>>();
        try
        {
            return await FirstAsync(new Queue<IPAddress>(Alternate(addresses).Take(MostAddresses)), port, running, race.Token);
        }
        finally
        {
            await race.CancelAsync();
            await CloseAsync(running);
        }
    }

    /// <summary>The addresses with families in turn, beginning with that of the first: the resolver's order within each stays.</summary>
    internal static IEnumerable<IPAddress> Alternate(IReadOnlyList<IPAddress> addresses)
    {
        var family = addresses[0].AddressFamily;
        var first = addresses.Where(address => address.AddressFamily == family).ToList();
        var second = addresses.Where(address => address.AddressFamily != family).ToList();
        for (var i = 0; i < Math.Max(first.Count, second.Count); i++)
        {
            if (i < first.Count)
            {
                yield return first[i];
            }

            if (i < second.Count)
            {
                yield return second[i];
            }
        }
    }

    private async Task<Socket> FirstAsync(Queue<IPAddress> waiting, int port, List<Task<Socket>> running, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (waiting.TryDequeue(out var address))
            {
                running.Add(OpenAsync(new IPEndPoint(address, port), cancellationToken));
            }

            await AnyEndsAsync(running, waiting.Count > 0 ? HeadStart : Timeout.InfiniteTimeSpan, cancellationToken);
            var ended = running.Find(attempt => attempt.IsCompleted);
            if (ended is null)
            {
                continue;
            }

            running.Remove(ended);
            if (ended.IsCompletedSuccessfully || (running.Count == 0 && waiting.Count == 0))
            {
                return await ended;
            }
        }
    }

    private async Task AnyEndsAsync(List<Task<Socket>> running, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny([.. running, Task.Delay(limit, time, waiting.Token)]);
        await waiting.CancelAsync();
    }

    private static async Task<Socket> OpenAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellationToken);
            return socket;
        }
        finally
        {
            if (!socket.Connected)
            {
                socket.Dispose();
            }
        }
    }

    // An attempt may have succeeded in the moment in which another had won.
    private static async Task CloseAsync(List<Task<Socket>> losers)
    {
        foreach (var loser in losers)
        {
            await ((Task)loser).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (loser.IsCompletedSuccessfully)
            {
                (await loser).Dispose();
            }
        }
    }
}
