using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Gives a user a new password, which signs out what was signed in with the old one.</summary>
internal sealed class SetPassword(Database database, UserStore users, Passwords passwords, AuditLog audit)
{
    /// <summary>Saves the password; throws 400 for one that breaks the rules and 404 for an unknown user.</summary>
    /// <param name="companyId">Whose user.</param>
    /// <param name="userId">The user.</param>
    /// <param name="password">What <see cref="UserRules.Password"/> wants, not trimmed.</param>
    /// <param name="field">The request's member to blame for a bad password.</param>
    /// <param name="actor">Who sets it.</param>
    /// <param name="cancellationToken">Until the write is queued.</param>
    public async Task<User> RunAsync(
        string companyId, string userId, string? password, string field, Actor actor, CancellationToken cancellationToken)
    {
        var check = new Check();
        var valid = UserRules.Password(check, password, field);
        check.Enforce();
        var hash = await passwords.HashAsync(valid, cancellationToken);
        return await database.WriteAsync(
            companyId,
            async scope =>
            {
                var user = await users.LockAsync(scope, companyId, userId) ?? throw ApiException.NotFound("User");
                return await ApplyAsync(scope, user, hash, actor, "user.password_changed");
            },
            cancellationToken);
    }

    /// <summary>The same within a transaction that has locked the user; <paramref name="action"/> names it in the audit log.</summary>
    public async Task<User> ApplyAsync(WriteScope scope, User user, string hash, Actor actor, string action)
    {
        var changed = user with { PasswordHash = hash, SecurityStamp = UserRules.NewStamp() };
        await users.SaveAsync(scope, changed);
        await audit.AppendAsync(scope, user.CompanyId, actor, action, new AuditTarget("user", user.UserId, user.DisplayName));
        return changed with { Version = user.Version + 1 };
    }
}
