using System.Net;
using TwoWayChat.Data;

namespace TwoWayChat.Security;

/// <summary>Checks a name and a password: the one way in, for Basic and for the sign-in page.</summary>
internal sealed class VerifyCredentials(IUserLookup users, Passwords passwords, VerifiedCredentials verified, SignInThrottle throttle)
{
    /// <summary>
    /// The enabled user whose password this is; null otherwise, after the same work whether the user exists or not. Throws 429 when throttled.
    /// </summary>
    public async Task<Account?> RunAsync(string signInName, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        var name = SignInName.Parse(signInName);
        var account = name is null ? null : await users.FindAsync(name.UserName, name.CompanyName, cancellationToken);
        if (account is { Enabled: true } && verified.Contains(account, password))
        {
            return account;
        }

        var key = name?.Key ?? NameKey.Of(signInName);
        throttle.Enforce(key, address);
        if (!await passwords.VerifyAsync(account?.PasswordHash, password, cancellationToken) || account is not { Enabled: true })
        {
            throttle.Failed(key, address);
            return null;
        }

        throttle.Succeeded(key, address);
        await StrengthenAsync(account, password, cancellationToken);
        verified.Add(account, password);
        return account;
    }

    /// <summary>Hashes the password anew where the server asks for more rounds than when it was set.</summary>
    private async Task StrengthenAsync(Account account, string password, CancellationToken cancellationToken)
    {
        if (!passwords.IsWeak(account.PasswordHash))
        {
            return;
        }

        var hash = await passwords.HashAsync(password, cancellationToken);
        try
        {
            await users.RehashAsync(account, hash, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // The next sign-in tries again; this one needs no write.
        }
    }
}
