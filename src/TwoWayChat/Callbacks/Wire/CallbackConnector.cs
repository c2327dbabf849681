using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// Opens the connections of callbacks. It connects to the very addresses that were checked, so that a name that resolves to something else
/// a moment later (DNS rebinding) gains nothing; the host name still goes into SNI, certificate check and <c>host</c> header.
/// </summary>
internal sealed class CallbackConnector(AddressLookup lookup, AddressRace race, CallbackOptions options)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="AddressBlockedException">The host has an address that may not be called.</exception>
    /// <exception cref="SocketException">The name does not resolve, or no address answers.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        await ConnectAsync(context.DnsEndPoint, cancellationToken);

    /// <inheritdoc cref="ConnectAsync(SocketsHttpConnectionContext, CancellationToken)"/>
    internal async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = IsProxy(target)
            ? await lookup.FindAsync(target.Host, cancellationToken)
            : await lookup.FindAllowedAsync(target.Host, cancellationToken);
        var socket = await race.ConnectAsync(addresses, target.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    // The operator chose the proxy; it usually has a private address.
    private bool IsProxy(DnsEndPoint target) =>
        options.Proxy is { } proxy && proxy.Port == target.Port && proxy.IdnHost.Equals(target.Host, StringComparison.OrdinalIgnoreCase);
}
