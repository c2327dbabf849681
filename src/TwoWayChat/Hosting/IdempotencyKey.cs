using System.Security.Cryptography;
using System.Text.Json;
using TwoWayChat.Events;

namespace TwoWayChat.Hosting;

/// <summary>A creating request that its client may send again: whose it is, its key, and what it asks for.</summary>
/// <param name="CompanyId">The client's company.</param>
/// <param name="UserId">Keys of different users are different keys.</param>
/// <param name="Key">What <c>Idempotency-Key</c> says.</param>
/// <param name="RequestHash">SHA-256 of method, path and body, hex.</param>
internal sealed record IdempotencyKey(string CompanyId, string UserId, string Key, string RequestHash)
{
    public const string Header = "Idempotency-Key";
    public const int MostLength = 255;

    /// <summary>The request's key, or null where it has none; throws 400 for one that is empty, too long or not printable ASCII.</summary>
    public static IdempotencyKey? Read<T>(HttpRequest request, string companyId, string userId, T body)
    {
        if (!request.Headers.TryGetValue(Header, out var sent))
        {
            return null;
        }

        var key = sent.ToString();
        if (key.Length is 0 or > MostLength || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw ApiException.Invalid(Header, "INVALID_VALUE", $"must be 1 to {MostLength} printable ASCII characters");
        }

        return new IdempotencyKey(companyId, userId, key, Hash(request, body));
    }

    private static string Hash<T>(HttpRequest request, T body)
    {
        var asked = JsonSerializer.SerializeToUtf8Bytes(new { request.Method, Path = request.Path.Value, Body = body }, WireJson.Options);
        return Convert.ToHexStringLower(SHA256.HashData(asked));
    }
}
