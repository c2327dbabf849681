using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace TwoWayChat.Security;

/// <summary>Keeps secrets encrypted at rest, each bound to its purpose and company.</summary>
internal sealed class Secrets(IDataProtectionProvider provider)
{
    public string Protect(string purpose, string companyId, string secret) => provider.CreateProtector(purpose, companyId).Protect(secret);

    /// <summary>The secret; throws <see cref="CryptographicException"/> where the key file is another one than at writing.</summary>
    public string Reveal(string purpose, string companyId, string kept) => provider.CreateProtector(purpose, companyId).Unprotect(kept);
}
