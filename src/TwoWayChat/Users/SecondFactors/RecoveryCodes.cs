using System.Security.Cryptography;
using System.Text;

namespace TwoWayChat.Users.SecondFactors;

/// <summary>Codes for who has lost the authenticator app: each works once. Only their hashes are kept; with 80 random bits they need no salt.</summary>
internal static class RecoveryCodes
{
    private const int Number = 10;
    private const int Groups = 4;
    private const int GroupLength = 4;

    // Without what looks alike.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Number).Select(_ => One())];

    /// <summary>The hash of a code as people type it: case, spaces and dashes do not count.</summary>
    public static string Hash(string code)
    {
        var plain = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }

    private static string One() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));
}
