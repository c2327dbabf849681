using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Sessions;

/// <summary>
/// Lets a user's sessions live on where only the role has changed: that gives another security stamp, by which screens and cached credentials end, but
/// a session ends only with the right to it, which is judged by the role itself.
/// </summary>
internal sealed class KeepOwnSessions(SessionStore sessions) : IAfterUserChange
{
    public Task RunAsync(WriteScope scope, Caller caller, User before, User after) =>
        before.SecurityStamp != after.SecurityStamp && before.PasswordHash == after.PasswordHash && before.Enabled && after.Enabled
            ? sessions.FollowStampAsync(scope, after.CompanyId, after.UserId, before.SecurityStamp, after.SecurityStamp)
            : Task.CompletedTask;
}
