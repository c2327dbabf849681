using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Sessions;

/// <summary>Tells a client, once per expiry, that its session runs out unless it is renewed.</summary>
internal sealed class WarnSession(Database database, SessionStore sessions, TimeProvider time)
{
    public Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(session.CompanyId, scope => ApplyAsync(scope, session, now), cancellationToken);
    }

    private async Task ApplyAsync(WriteScope scope, Session session, long now)
    {
        if (!await sessions.WarnAsync(scope, session, now))
        {
            return;
        }

        scope.AtEnd(new EventDraft(
            session.Company,
            EventTypes.SessionExpiring,
            new EventFacts { SessionId = session.SessionId },
            Actor.System,
            new SessionExpiring(session.ExpiresAt))
        {
            Subject = session.SessionId,
            OccurredAt = now,
        });
    }
}
