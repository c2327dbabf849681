using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Consent;

/// <summary>
/// Names an address that was erased so that it is known again when it comes back, and by nothing else: HMAC-SHA256 under a key of the server's own. Who
/// has the database without the key file cannot try all telephone numbers.
/// </summary>
internal sealed class AddressHash(KeyFile keyFile)
{
    private readonly Lazy<byte[]> key = new(() => keyFile.Derive("erased addresses"));

    /// <summary>Begins with a number sign, as no address does.</summary>
    public string Of(string companyId, string address) =>
        $"#{Base64Url.EncodeToString(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{companyId}\n{address}")))}";
}
