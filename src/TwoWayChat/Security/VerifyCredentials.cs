using System.Net;
using System.Security.Cryptography;
using TwoWayChat.Data;

namespace TwoWayChat.Security;

/// <summary>Checks a name and a password: the one way in, for Basic and for the sign-in page.</summary>
internal sealed class VerifyCredentials(
    IUserLookup users, Passwords passwords, VerifiedCredentials verified, SignInThrottle throttle, SignInNetworks networks)
{
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);
    private readonly GuessesUnderWay guesses = new();

    /// <summary>
    /// The enabled user whose password this is; null otherwise, after the same work whether the user exists or not. Throws 429 when throttled.
    /// </summary>
    public async Task<Account?> RunAsync(string signInName, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        var name = SignInName.Parse(signInName);
        var account = name is null ? null : await users.FindAsync(name.Username, name.CompanyName, cancellationToken);
        if (account is { Enabled: true } && verified.Contains(account, password))
        {
            return account;
        }

        var place = address is null ? "" : ClientNetwork.Of(address);
        var guess = SignInDigest.Of(secret, name?.Key ?? "", account?.SecurityStamp ?? "", place, password);
        var isRight = await guesses.RunAsync(guess, () => CheckAsync(name?.Key, account, password, address), cancellationToken);
        return isRight ? account : null;
    }

    /// <summary>Looks at a guess. Not to be cancelled: others may wait for the same.</summary>
    private async Task<bool> CheckAsync(string? name, Account? account, string password, IPAddress? address)
    {
        using var attempt = throttle.Begin(name, address);
        if (throttle.IsUnderAttack(name) && !await networks.HasSeenAsync(account, address, CancellationToken.None))
        {
            throttle.EnforceTurn(attempt, name);
        }

        if (!await passwords.VerifyAsync(account?.PasswordHash, password, CancellationToken.None) || account is not { Enabled: true })
        {
            throttle.Failed(attempt, name, address);
            return false;
        }

        throttle.Succeeded(name, address);
        await NoteAsync(account, password, address);
        verified.Add(account, password);
        return true;
    }

    /// <summary>Notes from where, and hashes the password anew where the server asks for more rounds than when it was set.</summary>
    private async Task NoteAsync(Account account, string password, IPAddress? address)
    {
        var hash = passwords.IsWeak(account.PasswordHash) ? await passwords.HashAsync(password, CancellationToken.None) : null;
        try
        {
            await networks.RememberAsync(account, address, CancellationToken.None);
            if (hash is not null)
            {
                await users.RehashAsync(account, hash, CancellationToken.None);
            }
        }
        catch (StorageUnavailableException)
        {
            // The next sign-in tries again; this one needs no write.
        }
    }
}
