using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Opens a session's view of the log for somebody who pulls from it, and looks again at who may when rights have changed.</summary>
internal sealed class FollowSession(
    FindSession find, SessionLog sessionLog, LogReader log, IUserLookup users, EventFeed feed, TimeProvider time)
{
    /// <summary>Opens it after <paramref name="after"/>; throws 404 for what is no session of the caller's, live or ended.</summary>
    public async Task<SessionFollower> OpenAsync(Account caller, string sessionId, long after, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(caller, sessionId, cancellationToken);
        var position = await sessionLog.PositionAsync(view.Session, view.Sight, after, cancellationToken);
        return new SessionFollower(this, view, position, new HeadSignal(feed, caller.CompanyId, time));
    }

    /// <summary>The view by the rights of now; throws 401 or 404 when the caller has lost them.</summary>
    public async Task<FollowedView> RefreshAsync(FollowedView view, CancellationToken cancellationToken)
    {
        var head = await log.HeadAsync(view.Caller.CompanyId, cancellationToken);
        return head.AccessVersion == view.AccessVersion ? view : await ViewAsync(view.Caller, view.Session.SessionId, cancellationToken);
    }

    public Task<LogSpan> ReadAsync(FollowedView view, LogPosition position, int limit, CancellationToken cancellationToken) =>
        sessionLog.ReadAsync(view.Session, view.Sight, position, limit, cancellationToken);

    /// <summary>
    /// The access version is read first, then everything that it is about, the caller included: what changes in between is another version, and noticed.
    /// </summary>
    private async Task<FollowedView> ViewAsync(Account signedIn, string sessionId, CancellationToken cancellationToken)
    {
        var head = await log.HeadAsync(signedIn.CompanyId, cancellationToken);
        var caller = await users.FindByIdAsync(signedIn.CompanyId, signedIn.UserId, cancellationToken);
        if (caller is not { Enabled: true } || caller.SecurityStamp != signedIn.SecurityStamp)
        {
            throw ApiException.BadCredentials();
        }

        var session = await find.ReadableAsync(caller, sessionId, cancellationToken);
        return new FollowedView(caller, session, await sessionLog.SightAsync(session, cancellationToken), head.AccessVersion);
    }
}
