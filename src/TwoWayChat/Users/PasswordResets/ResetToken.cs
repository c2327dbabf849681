using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TwoWayChat.Users.PasswordResets;

/// <summary>The secret of a link for a new password: 256 random bits, of which only a hash is kept.</summary>
internal static class ResetToken
{
    private const int Bytes = 32;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The page of a link.</summary>
    public static string PathOf(string companyId, string token) => $"/sign-in/new-password/{companyId}/{token}";
}
