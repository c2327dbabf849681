using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TwoWayChat.Data;

/// <summary>Makes ids in ObjectId form: 24 lower-case hex digits of 4 bytes of seconds, 5 random bytes per process and a 3-byte counter.</summary>
internal sealed class Ids(TimeProvider time)
{
    /// <summary>Number of hex digits of an id.</summary>
    public const int Length = 24;

    private readonly byte[] process = RandomNumberGenerator.GetBytes(5);
    private int counter = RandomNumberGenerator.GetInt32(1 << 24);

    /// <summary>A new id; ids of one process sort by the second they were made in, then by order of making until the counter wraps.</summary>
    public string New()
    {
        Span<byte> bytes = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)time.GetUtcNow().ToUnixTimeSeconds());
        process.CopyTo(bytes[4..]);
        var next = Interlocked.Increment(ref counter);
        bytes[9] = (byte)(next >> 16);
        bytes[10] = (byte)(next >> 8);
        bytes[11] = (byte)next;
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The least of all ids that are made in the second of <paramref name="milliseconds"/> (since 1970) or later.</summary>
    public static string From(long milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{(uint)Math.Clamp(milliseconds / 1000, 0, uint.MaxValue):x8}{0:x16}");

    /// <summary>Whether <paramref name="text"/> has the form of an id, so that it may be looked up at all.</summary>
    public static bool IsId(string? text)
    {
        if (text is not { Length: Length })
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigitLower(c))
            {
                return false;
            }
        }

        return true;
    }
}
