using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>
/// Ends a session for somebody who asks for it, and answers only when nothing more will be sent for it but <c>session.ended</c>.
/// </summary>
internal sealed class LogOutSession(FindSession find, EndSession end, ISessionLanes lanes)
{
    /// <summary>Throws 404 for what is no live session of the caller's, also when somebody else was faster.</summary>
    public async Task RunAsync(Account caller, string sessionId, CancellationToken cancellationToken)
    {
        var session = await find.LiveAsync(caller, sessionId, cancellationToken);
        var progress = await lanes.LastProgressAsync(session.CompanyId, sessionId, cancellationToken);
        if (!await end.RunAsync(session.CompanyId, sessionId, EndReason.Logout, caller.Actor, progress, cancellationToken))
        {
            throw ApiException.NotFound("Session");
        }

        await lanes.FenceAsync(session.CompanyId, sessionId, cancellationToken);
    }
}
