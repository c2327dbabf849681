using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>From a host to the addresses that may be connected to.</summary>
internal sealed class AddressLookup(AddressPolicy policy, NameResolver resolve, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The addresses of <paramref name="host"/>, a name or a literal address, all of them allowed. A name of which one address is refused is
    /// refused as a whole: nobody has an honest reason to mix them, and whoever does wants the next answer to be the other one.
    /// </summary>
    /// <exception cref="AddressBlockedException">At least one address is refused.</exception>
    /// <exception cref="SocketException">The name does not resolve within 2 s.</exception>
    public async Task<IPAddress[]> FindAllowedAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = await FindAsync(host, cancellationToken);
        foreach (var address in addresses)
        {
            if (policy.Check(address) is { IsAllowed: false } verdict)
            {
                throw new AddressBlockedException(host, verdict);
            }
        }

        return addresses;
    }

    /// <summary>The addresses of <paramref name="host"/> whatever they are: for a host that the operator has named in the settings.</summary>
    /// <exception cref="SocketException">The name does not resolve within 2 s.</exception>
    public async Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        var addresses = await ResolveAsync(host, cancellationToken);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.NoData);
    }

    // The system's resolver may block for tens of seconds and cannot be interrupted; its late answer is dropped.
    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await resolve(host, cancellationToken).WaitAsync(Limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new SocketException((int)SocketError.TryAgain);
        }
    }
}
