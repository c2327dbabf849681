using System.Net;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Lets users change their own password, for which they must know the current one.</summary>
internal sealed class ChangeOwnPassword(VerifyCredentials verify, SetPassword setPassword)
{
    /// <summary>
    /// Saves the new password and answers with the user under its new security stamp. Throws 403 for who acts in another user's name, 400 for a wrong
    /// current or a bad new password, 429 for too many wrong ones.
    /// </summary>
    public async Task<User> RunAsync(Caller caller, PasswordChange change, IPAddress? address, CancellationToken cancellationToken)
    {
        if (caller.Authenticated.UserId != caller.Account.UserId)
        {
            throw ApiException.AccessDenied();
        }

        var check = new Check();
        UserRules.Password(check, change.NewPassword, "newPassword");
        check.That(!string.IsNullOrEmpty(change.CurrentPassword), "currentPassword", "REQUIRED", "must not be empty").Enforce();
        if (await verify.RunAsync(caller.Account.SignInName, change.CurrentPassword!, address, cancellationToken) is null)
        {
            throw ApiException.Invalid("currentPassword", "WRONG_PASSWORD", "is not the current password");
        }

        return await setPassword.RunAsync(
            caller.CompanyId, caller.Account.UserId, change.NewPassword, "newPassword", caller.Actor, cancellationToken);
    }
}
