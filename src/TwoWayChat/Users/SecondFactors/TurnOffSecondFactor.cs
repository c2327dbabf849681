using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users.SecondFactors;

/// <summary>Takes a second factor away: one's own, or that of somebody who has lost it, by a manager who may change that user.</summary>
internal sealed class TurnOffSecondFactor(
    Database database, CompanyStore companies, UserStore users, SecondFactorStore store, ProvePassword prove, AuditLog audit)
{
    /// <summary>One's own. Throws 400 and 429 for the password, 404 without one.</summary>
    public async Task OwnAsync(Caller caller, string? password, CancellationToken cancellationToken)
    {
        await prove.EnforceAsync(caller.Account, password, cancellationToken);
        var target = new AuditTarget("user", caller.Account.UserId, caller.Account.DisplayName);
        await database.WriteAsync(caller.CompanyId, scope => RemoveAsync(scope, caller, target), cancellationToken);
    }

    /// <summary>Somebody else's. Throws 403 and 404 as a change of that user does, and 409 for the own one, which takes the password.</summary>
    public Task OfAsync(Caller caller, string userId, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        if (userId == caller.Account.UserId || userId == caller.Authenticated.UserId)
        {
            throw ApiException.Conflict("Your own second factor is turned off in your profile, with your password");
        }

        return database.WriteAsync(
            caller.CompanyId,
            async scope =>
            {
                var user = await EditUser.FindAsync(scope, companies, users, caller, userId);
                await RemoveAsync(scope, caller, new AuditTarget("user", userId, user.DisplayName));
            },
            cancellationToken);
    }

    private async Task RemoveAsync(WriteScope scope, Caller caller, AuditTarget target)
    {
        if (!await store.RemoveAsync(scope, caller.CompanyId, target.Id))
        {
            throw ApiException.NotFound("Second factor");
        }

        await audit.AppendAsync(scope, caller.CompanyId, caller.Actor, "user.second_factor_off", target);
    }
}
