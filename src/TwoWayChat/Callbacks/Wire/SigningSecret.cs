using System.Security.Cryptography;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>The shared key with which a receiver verifies callbacks (Standard Webhooks 1.0: <c>whsec_</c> and base64 of 24 to 64 bytes).</summary>
internal sealed class SigningSecret
{
    private const string Prefix = "whsec_";
    private const int Created = 32;
    private const int Fewest = 24;
    private const int Most = 64;

    private readonly byte[] key;

    private SigningSecret(byte[] key) => this.key = key;

    /// <summary>The bytes to sign with. The holder does not keep them longer than the secret.</summary>
    public ReadOnlySpan<byte> Key => key;

    public static SigningSecret Create() => new(RandomNumberGenerator.GetBytes(Created));

    /// <summary>Reads the form that <see cref="Reveal"/> writes; the prefix may be missing, as the specification leaves open.</summary>
    /// <exception cref="FormatException">It is not base64 of 24 to 64 bytes. The message does not contain it.</exception>
    public static SigningSecret Parse(ReadOnlySpan<char> text)
    {
        var encoded = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var buffer = new byte[Most + 2];
        if (!Convert.TryFromBase64Chars(encoded, buffer, out var length) || length is < Fewest or > Most)
        {
            throw new FormatException("A signing secret is whsec_ and the base64 form of 24 to 64 bytes.");
        }

        return new SigningSecret(buffer[..length]);
    }

    /// <summary>The text to show once to a user and to store encrypted.</summary>
    public string Reveal() => Prefix + Convert.ToBase64String(key);

    /// <summary>Not the secret: this text may end up in a log.</summary>
    public override string ToString() => Prefix + "…";
}
