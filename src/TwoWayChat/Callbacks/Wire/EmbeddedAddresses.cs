using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// IPv4 addresses inside IPv6 addresses. A packet to such an address may end at the IPv4 host, so the inner address has to be looked at too.
/// </summary>
internal static class EmbeddedAddresses
{
    /// <summary>The IPv4 addresses to which <paramref name="address"/> may lead; empty for IPv4 and ordinary IPv6 addresses.</summary>
    public static IReadOnlyList<IPAddress> Of(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return [];
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return Of(bytes);
    }

    private static IReadOnlyList<IPAddress> Of(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes) switch
    {
        0x2001_0000 => [At(bytes, 4), Inverted(bytes, 12)], // Teredo: server, and the client behind its NAT (RFC 4380)
        >= 0x2002_0000 and <= 0x2002_FFFF => [At(bytes, 2)], // 6to4 (RFC 3056)
        0x0064_FF9B when bytes[4..12].IndexOfAnyExcept((byte)0) < 0 => [At(bytes, 12)], // NAT64 (RFC 6052)
        0 when IsEmbedding(bytes) => [At(bytes, 12)],
        _ when IsIsatap(bytes) => [At(bytes, 12)],
        _ => [],
    };

    // ::/96 compatible and ::ffff:0:0/96 mapped (RFC 4291), ::ffff:0:0:0/96 translated (RFC 2765); not :: and ::1, which are addresses of their own.
    private static bool IsEmbedding(ReadOnlySpan<byte> bytes)
    {
        if (bytes[4..8].IndexOfAnyExcept((byte)0) >= 0)
        {
            return false;
        }

        return BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) switch
        {
            0 => BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) > 1,
            0x0000_FFFF or 0xFFFF_0000 => true,
            _ => false,
        };
    }

    // The interface identifier 0000:5efe or 0200:5efe under any prefix (RFC 5214).
    private static bool IsIsatap(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) & ~0x0200_0000u) == 0x0000_5EFE;

    private static IPAddress At(ReadOnlySpan<byte> bytes, int start) => new(bytes.Slice(start, 4));

    private static IPAddress Inverted(ReadOnlySpan<byte> bytes, int start)
    {
        Span<byte> inner = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(inner, ~BinaryPrimitives.ReadUInt32BigEndian(bytes[start..]));
        return new IPAddress(inner);
    }
}
