using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.Security;

/// <summary>What counts as one place in the network. An IPv6 network of 64 bits is one, since that is what a single customer is given (RFC 6177, 2).</summary>
internal static class ClientNetwork
{
    private const int NetworkBytes = 8;

    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
