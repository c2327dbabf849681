using System.Net;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// What is not the public internet: the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890), multicast, and the addresses at which
/// clouds serve instance metadata and credentials.
/// </summary>
internal static class AddressRanges
{
    private const string Metadata = "a metadata address of a cloud";
    private const string Private = "a private address";
    private const string LinkLocal = "a link-local address";
    private const string Reserved = "a reserved address";
    private const string Documentation = "an address for documentation";
    private const string Protocol = "an address reserved for protocols";
    private const string Mapped = "an IPv4 address in an IPv6 form";

    /// <summary>Never called, whatever the settings say.</summary>
    public static readonly AddressRange[] Never =
    [
        Of("169.254.169.0/24", Metadata), // AWS, Azure, Google, Oracle, OpenStack and most others: .254; AWS also .253 and .123
        Of("169.254.170.0/24", Metadata), // AWS: credentials of containers and pods
        Of("169.254.0.23/32", Metadata), // Tencent
        Of("169.254.42.42/32", Metadata), // Scaleway
        Of("100.100.100.200/32", Metadata), // Alibaba
        Of("168.63.129.16/32", Metadata), // Azure; a public address that every virtual machine can reach
        Of("192.0.0.192/32", Metadata), // Oracle
        Of("fd00:ec2::/32", Metadata), // AWS
        Of("fd20:ce::254/128", Metadata), // Google
        Of("fd00:c1::a9fe:a9fe/128", Metadata), // Oracle
        Of("fd00:42::42/128", Metadata), // Scaleway
        Of("fd00:a9fe:a9fe::/48", Metadata), // Akamai
        Of("fe80::a9fe:a9fe/128", Metadata), // OpenStack
        // Where the IPv4 address sits depends on a prefix length that only the network knows (RFC 8215, RFC 6052), so metadata cannot be told apart.
        Of("64:ff9b:1::/48", "a local NAT64 address"),
    ];

    /// <summary>Called only if <see cref="CallbackOptions.AllowedNetworks"/> names them. The first match gives the words.</summary>
    public static readonly AddressRange[] Refused =
    [
        Of("0.0.0.0/8", "an unspecified address"),
        Of("10.0.0.0/8", Private),
        Of("100.64.0.0/10", "a shared address (carrier-grade NAT)"),
        Of("127.0.0.0/8", "a loopback address"),
        Of("169.254.0.0/16", LinkLocal),
        Of("172.16.0.0/12", Private),
        Of("192.0.0.0/24", Protocol),
        Of("192.0.2.0/24", Documentation),
        Of("192.31.196.0/24", Reserved),
        Of("192.52.193.0/24", Reserved),
        Of("192.88.99.0/24", Reserved),
        Of("192.168.0.0/16", Private),
        Of("192.175.48.0/24", Reserved),
        Of("198.18.0.0/15", "an address for benchmarks"),
        Of("198.51.100.0/24", Documentation),
        Of("203.0.113.0/24", Documentation),
        Of("224.0.0.0/4", "a multicast address"),
        Of("240.0.0.0/4", Reserved),
        Of("::/128", "an unspecified address"),
        Of("::1/128", "a loopback address"),
        Of("::/96", Mapped),
        Of("::ffff:0:0/96", Mapped),
        Of("::ffff:0:0:0/96", Mapped),
        Of("64:ff9b::/96", "a NAT64 address"),
        Of("100::/64", "an address that discards everything"),
        Of("2001::/32", "a Teredo address"),
        Of("2001::/23", Protocol),
        Of("2001:db8::/32", Documentation),
        Of("2002::/16", "a 6to4 address"),
        Of("2620:4f:8000::/48", Reserved),
        Of("3fff::/20", Documentation),
        Of("fc00::/7", Private),
        Of("fe80::/10", LinkLocal),
        Of("fec0::/10", "a site-local address"),
        Of("ff00::/8", "a multicast address"),
        // All that is not 2000::/3, the only part of IPv6 given out for public hosts (RFC 4291, 5f00::/16 of RFC 9602 included).
        Of("::/3", Reserved),
        Of("4000::/2", Reserved),
        Of("8000::/1", Reserved),
    ];

    /// <summary>What <paramref name="address"/> is by the first range that holds it, or null.</summary>
    public static string? WordsOf(IPAddress address, AddressRange[] ranges)
    {
        foreach (var range in ranges)
        {
            if (range.Block.Contains(address))
            {
                return range.Words;
            }
        }

        return null;
    }

    private static AddressRange Of(string network, string words) => new(AddressBlock.Parse(network), words);
}
