using System.Security.Cryptography;
using System.Text;

namespace TwoWayChat.Security;

/// <summary>Stands for what a stranger has typed, in 16 bytes: nobody outside decides how much of it is kept in memory.</summary>
internal static class SignInDigest
{
    private const int Bytes = 16;

    /// <summary>The first 128 bits of HMAC-SHA256 over the parts, a line each; only the last may hold a line break.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> key, params ReadOnlySpan<string> parts)
    {
        var digest = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest.AsSpan(0, Bytes));
    }
}
