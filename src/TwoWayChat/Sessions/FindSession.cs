using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>
/// Finds a session for somebody who wants to use it. One whose time or right is over is ended here and now, before any sweep comes by.
/// Unknown, ended, another company's, another user's and malformed ids all are the same 404.
/// </summary>
internal sealed class FindSession(SessionStore sessions, EndDueSession endDue, TimeProvider time)
{
    /// <summary>The live session; throws 404.</summary>
    public async Task<Session> LiveAsync(Account caller, string? sessionId, CancellationToken cancellationToken) =>
        await ReadableAsync(caller, sessionId, cancellationToken) is { EndedAt: null } session ? session : throw Missing();

    /// <summary>The session, whose events stay readable when it has ended; throws 404.</summary>
    public async Task<Session> ReadableAsync(Account caller, string? sessionId, CancellationToken cancellationToken)
    {
        if (!Ids.IsId(sessionId))
        {
            throw Missing();
        }

        var session = await sessions.FindAsync(caller.CompanyId, sessionId!, cancellationToken) ?? throw Missing();
        if (session.EndedAt is null && session.Due(time.GetUtcNow().ToUnixTimeMilliseconds()) is { } reason)
        {
            await endDue.RunAsync(session.CompanyId, session.SessionId, reason, cancellationToken);
            session = await sessions.FindAsync(caller.CompanyId, sessionId!, cancellationToken) ?? throw Missing();
        }

        return session.MayBeUsedBy(caller) ? session : throw Missing();
    }

    private static ApiException Missing() => ApiException.NotFound("Session");
}
