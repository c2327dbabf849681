using System.Net;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>Asks for the addresses of a host name; in production <see cref="Dns.GetHostAddressesAsync(string, CancellationToken)"/>.</summary>
/// <exception cref="System.Net.Sockets.SocketException">The name has no address or the resolver does not answer.</exception>
internal delegate Task<IPAddress[]> NameResolver(string host, CancellationToken cancellationToken);
