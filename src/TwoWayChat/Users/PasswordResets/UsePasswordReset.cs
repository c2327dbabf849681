using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users.PasswordResets;

/// <summary>
/// Sets the new password of whom a link was mailed to. The link is good once, and ends with any other change of password, role or state. It signs
/// nobody in: a second factor is asked for as ever.
/// </summary>
internal sealed class UsePasswordReset(Database database, UserStore users, PasswordResetStore resets,
    SetPassword setPassword, Passwords passwords, TimeProvider time)
{
    /// <summary>Whether the page of that link may be shown.</summary>
    public async Task<bool> IsValidAsync(string companyId, string token, CancellationToken cancellationToken) =>
        await resets.FindAsync(companyId, ResetToken.Hash(token), cancellationToken) is { UserId: { } userId } reset
        && IsAlive(reset, await users.FindUserByIdAsync(companyId, userId, cancellationToken));

    /// <summary>Saves the password. Throws 404 for a link that is none (any more), 400 for a password that breaks the rules.</summary>
    public async Task RunAsync(string companyId, string token, string? password, CancellationToken cancellationToken)
    {
        if (!await IsValidAsync(companyId, token, cancellationToken))
        {
            throw Ended(); // Before the hash is paid for.
        }

        var check = new Check();
        var valid = UserRules.Password(check, password, "newPassword");
        check.Enforce();
        var hash = await passwords.HashAsync(valid, cancellationToken);
        await database.WriteAsync(companyId, scope => UseAsync(scope, companyId, token, hash), cancellationToken);
    }

    private async Task UseAsync(WriteScope scope, string companyId, string token, string hash)
    {
        var reset = await resets.LockAsync(scope, companyId, ResetToken.Hash(token));
        var user = reset?.UserId is { } userId ? await users.LockAsync(scope, companyId, userId) : null;
        if (user is null || !IsAlive(reset!, user))
        {
            throw Ended();
        }

        await resets.ClearAsync(scope, companyId, user.UserId);
        await setPassword.ApplyAsync(scope, user, hash, user.ToAccount().Actor, "user.password_reset");
    }

    private bool IsAlive(PasswordReset reset, User? user) =>
        user is { Enabled: true } && user.SecurityStamp == reset.Stamp && reset.ExpiresAt > time.GetUtcNow().ToUnixTimeMilliseconds();

    private static ApiException Ended() => ApiException.NotFound("Link");
}
