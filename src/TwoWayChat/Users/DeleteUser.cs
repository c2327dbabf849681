using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Takes a user out for good: no sign-in, no list shows it, its name is free. What it did keeps its name.</summary>
internal sealed class DeleteUser(Database database, CompanyStore companies, UserStore users, IEnumerable<IAfterUserChange> followers, AuditLog audit)
{
    /// <summary>Throws 404, 403, 412 as <see cref="EditUser"/> does, and 409 for the last enabled global manager.</summary>
    public Task RunAsync(Caller caller, string userId, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, userId, match), cancellationToken);
    }

    private async Task ApplyAsync(WriteScope scope, Caller caller, string userId, IfMatch match)
    {
        var user = await EditUser.FindAsync(scope, companies, users, caller, userId);
        match.Enforce(user.Version);
        await UserRules.EnforceManagedAsync(scope, users, user);
        await users.DeleteAsync(scope, user);
        foreach (var follower in followers)
        {
            await follower.RunAsync(scope, caller, user, user with { Enabled = false, PropertyList = null });
        }

        var target = new AuditTarget("user", userId, user.DisplayName);
        await audit.AppendAsync(scope, caller.CompanyId, caller.Actor, "user.deleted", target, new { user.Username });
    }
}
