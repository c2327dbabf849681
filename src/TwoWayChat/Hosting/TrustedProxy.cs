using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.Hosting;

/// <summary>Reads an entry of <c>Server:TrustedProxies</c>.</summary>
internal static class TrustedProxy
{
    /// <summary>The network, or null where the text is none. Leading zeros are refused: some read them as octal.</summary>
    public static IPNetwork? Parse(string text)
    {
        if (text.Split('.', '/').Any(part => part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit)))
        {
            return null;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32);
        }

        return IPNetwork.TryParse(text, out var network) ? network : null;
    }
}
