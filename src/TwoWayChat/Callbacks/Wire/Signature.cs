using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// Signs a callback as Standard Webhooks 1.0 says: <c>v1,</c> and the base64 of HMAC-SHA256 over <c>id.timestamp.body</c>, one such signature
/// per secret, with a space between them, so that a receiver may hold the old or the new secret during a rotation.
/// </summary>
internal static class Signature
{
    private const string Version = "v1,";
    private const int Length = 3 + 44; // the version, and 32 bytes in base64
    private const int MostDigits = 20;

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    /// <param name="id">The <c>webhook-id</c>; without a full stop, which would let its border with the timestamp move.</param>
    /// <param name="timestamp">The <c>webhook-timestamp</c>: time of the attempt, seconds since 1970.</param>
    /// <param name="body">The body as it is sent.</param>
    /// <param name="secrets">At least one, the newest first.</param>
    public static string Compute(string id, long timestamp, ReadOnlySpan<byte> body, IReadOnlyList<SigningSecret> secrets)
    {
        if (secrets.Count == 0)
        {
            throw new ArgumentException("A callback is never sent unsigned.", nameof(secrets));
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(id.Length) + MostDigits + 2 + body.Length);
        try
        {
            var content = buffer.AsSpan(0, WriteContent(buffer, id, timestamp, body));
            return secrets.Count == 1 ? Sign(content, secrets[0]) : SignAll(content, secrets);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: false);
        }
    }

    private static int WriteContent(Span<byte> buffer, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var length = Encoding.UTF8.GetBytes(id, buffer);
        buffer[length++] = (byte)'.';
        Utf8Formatter.TryFormat(timestamp, buffer[length..], out var digits);
        length += digits;
        buffer[length++] = (byte)'.';
        body.CopyTo(buffer[length..]);
        return length + body.Length;
    }

    private static string Sign(ReadOnlySpan<byte> content, SigningSecret secret)
    {
        Span<char> text = stackalloc char[Length];
        Write(text, content, secret);
        return new string(text);
    }

    private static string SignAll(ReadOnlySpan<byte> content, IReadOnlyList<SigningSecret> secrets)
    {
        var text = new char[secrets.Count * (Length + 1) - 1];
        Array.Fill(text, ' ');
        for (var i = 0; i < secrets.Count; i++)
        {
            Write(text.AsSpan(i * (Length + 1), Length), content, secrets[i]);
        }

        return new string(text);
    }

    private static void Write(Span<char> text, ReadOnlySpan<byte> content, SigningSecret secret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Key, content, hash);
        Version.CopyTo(text);
        Convert.TryToBase64Chars(hash, text[Version.Length..], out _);
    }
}
