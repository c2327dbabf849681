using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Ends a session: the one way a session ends, whoever ends it. After the commit its owner sees <c>session.ended</c> in the log and stops.</summary>
internal sealed class EndSession(Database database, SessionStore sessions, AuditLog audit, TimeProvider time)
{
    /// <summary>Ends it, and says so in the log.</summary>
    /// <param name="companyId">Whose session.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who did it; <see cref="Actor.System"/> for time and rights.</param>
    /// <param name="progress">How far it had got, as its owner knows.</param>
    /// <param name="cancellationToken">Until the write is queued.</param>
    /// <returns>False, with nothing changed, when it had ended already.</returns>
    public Task<bool> RunAsync(
        string companyId, string sessionId, EndReason reason, Actor actor, SessionProgress? progress, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var data = new SessionEnded(reason, progress?.LastDeliveredSequence ?? 0, progress?.PendingCallbacks ?? 0);
        return database.WriteAsync(companyId, scope => ApplyAsync(scope, new Ending(companyId, sessionId, actor, data, now)), cancellationToken);
    }

    private async Task<bool> ApplyAsync(WriteScope scope, Ending ending)
    {
        if (!await sessions.EndAsync(scope, ending.CompanyId, ending.SessionId, ending.Data.Reason, ending.Now))
        {
            return false;
        }

        var session = await sessions.FindAsync(scope, ending.CompanyId, ending.SessionId);
        scope.AtEnd(new EventDraft(
            session!.Company, EventTypes.SessionEnded, new EventFacts { SessionId = ending.SessionId }, ending.Actor, ending.Data)
        {
            Subject = ending.SessionId,
            OccurredAt = ending.Now,
            Numbered = (tail, sequence) => sessions.EndAtAsync(tail, ending.CompanyId, ending.SessionId, sequence),
        });
        var target = new AuditTarget("session", ending.SessionId, session.UserName);
        await audit.AppendAsync(scope, ending.CompanyId, ending.Actor, EventTypes.SessionEnded, target, new { ending.Data.Reason });
        return true;
    }

    private sealed record Ending(string CompanyId, string SessionId, Actor Actor, SessionEnded Data, long Now);
}
