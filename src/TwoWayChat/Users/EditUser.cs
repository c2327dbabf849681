using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Changes a user in place: names, role, state, properties, password. The company keeps at least one enabled global manager.</summary>
internal sealed class EditUser(Database database, CompanyStore companies, UserStore users, Passwords passwords,
    IEnumerable<IAfterUserChange> followers, AuditLog audit)
{
    /// <summary>
    /// Saves the change and answers with the user as it stands then. Throws 404 for whom the caller cannot see, 403 for whom the caller may not change,
    /// 412 for another version than <paramref name="match"/> wants, 400 and 409 for what breaks a rule: the own password among it, which
    /// <see cref="ChangeOwnPassword"/> changes for who knows the current one.
    /// </summary>
    public async Task<User> RunAsync(Caller caller, string userId, UserChange change, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var valid = change.Validate();
        if (valid.Password is not null && (userId == caller.Account.UserId || userId == caller.Authenticated.UserId))
        {
            throw ApiException.Invalid("password", "OWN_PASSWORD", "is changed with your current password: in your profile, or by PUT /users/me/password");
        }

        var hash = valid.Password is null ? null : await passwords.HashAsync(valid.Password, cancellationToken);
        return await database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, userId, valid, hash, match), cancellationToken);
    }

    private async Task<User> ApplyAsync(WriteScope scope, Caller caller, string userId, UserChange change, string? hash, IfMatch match)
    {
        var user = await FindAsync(scope, companies, users, caller, userId);
        match.Enforce(user.Version);
        var changed = change.Apply(user, hash);
        UserAccess.RequireMayRun(caller.Account, changed.Role, changed.PropertyIds);
        await EnforceRulesAsync(scope, user, changed);
        await users.SaveAsync(scope, changed);
        foreach (var follower in followers)
        {
            await follower.RunAsync(scope, caller, user, changed);
        }

        await audit.AppendAsync(
            scope, caller.CompanyId, caller.Actor, "user.updated", new AuditTarget("user", userId, changed.DisplayName), UserDifference.Of(user, changed));
        return changed with { Version = user.Version + 1 };
    }

    /// <summary>The user to change. The company is locked first, since rules about its managers count rows.</summary>
    public static async Task<User> FindAsync(WriteScope scope, CompanyStore companies, UserStore users, Caller caller, string userId)
    {
        await companies.LockAsync(scope, caller.CompanyId);
        var user = await users.LockAsync(scope, caller.CompanyId, userId);
        if (user is null || !UserAccess.CanSee(caller.Account, user))
        {
            throw ApiException.NotFound("User");
        }

        UserAccess.RequireMayRun(caller.Account, user.Role, user.PropertyIds);
        return user;
    }

    private async Task EnforceRulesAsync(WriteScope scope, User user, User changed)
    {
        if (changed.UsernameKey != user.UsernameKey && await users.IsNameTakenAsync(scope, user.CompanyId, changed.Username))
        {
            throw UserRules.NameTaken();
        }

        await UserRules.EnforcePropertiesAsync(scope, users, user.CompanyId, [.. changed.PropertyIds.Except(user.PropertyIds)]);
        if (changed is not { Enabled: true, Role: Role.GlobalManager })
        {
            await UserRules.EnforceManagedAsync(scope, users, user);
        }
    }
}
