using System.Net;

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

        throttle.Enforce(signInName, address);
        if (!await passwords.VerifyAsync(account?.PasswordHash, password, cancellationToken) || account is not { Enabled: true })
        {
            throttle.Failed(signInName, address);
            return null;
        }

        throttle.Succeeded(signInName, address);
        verified.Add(account, password);
        return account;
    }
}
