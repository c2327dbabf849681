using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// A network of one address family. The framework's <see cref="IPNetwork"/> takes <c>::ffff:10.0.0.1</c> for a part of <c>10.0.0.0/8</c> and
/// not of <c>::/0</c>; here an address belongs to the family in which it is written.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AddressBlock
{
    private readonly AddressFamily family;
    private readonly UInt128 start;
    private readonly UInt128 mask;

    private AddressBlock(IPAddress address, int prefix)
    {
        family = address.AddressFamily;
        mask = prefix == 0 ? UInt128.Zero : UInt128.MaxValue << (128 - prefix);
        start = Bits(address) & mask;
    }

    /// <summary>Takes <c>10.0.0.0/8</c>, <c>fd00::/8</c> or one address; bits behind the prefix are ignored.</summary>
    public static bool TryParse(string? text, out AddressBlock block)
    {
        block = default;
        var parts = (text ?? "").Split('/');
        if (parts.Length > 2 || !TryParseAddress(parts[0], out var address))
        {
            return false;
        }

        var (most, prefix) = address.AddressFamily == AddressFamily.InterNetwork ? (32, 32) : (128, 128);
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > most))
        {
            return false;
        }

        block = new AddressBlock(address, prefix);
        return true;
    }

    /// <exception cref="FormatException">The text is not a network.</exception>
    public static AddressBlock Parse(string text) =>
        TryParse(text, out var block) ? block : throw new FormatException($"'{text}' is not a network.");

    public bool Contains(IPAddress address) => address.AddressFamily == family && (Bits(address) & mask) == start;

    // The bits of an IPv4 address stand at the top, so that a prefix counts the same way in both families.
    private static UInt128 Bits(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        address.TryWriteBytes(bytes, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    // The framework reads 010.0.0.0 as octal 8.0.0.0 and 10 as 0.0.0.10. In a list that opens a firewall only the plain form is taken.
    private static bool TryParseAddress(string text, out IPAddress address)
    {
        if (!IPAddress.TryParse(text, out address!))
        {
            return false;
        }

        return address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : address.ScopeId == 0;
    }
}
