using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Retention;

/// <summary>
/// Finds the live sessions that lose something when the log's old end goes. A session that sees nothing of it loses nothing, however far back its
/// stored mark lies.
/// </summary>
internal sealed class FindLosing(RetentionStore store, SessionStore sessions, SessionLog log, CursorStore cursors)
{
    public async Task<IReadOnlyCollection<Session>> RunAsync(string companyId, long through, CancellationToken cancellationToken)
    {
        var behind = await store.BehindAsync(companyId, through, cancellationToken);
        if (behind.Count == 0)
        {
            return [];
        }

        var found = await sessions.FindAsync(companyId, behind, cancellationToken);
        var sights = await log.SightsAsync(companyId, found, cancellationToken);
        var positions = (await cursors.FindAsync(companyId, behind, cancellationToken)).ToDictionary(cursor => cursor.SessionId, StringComparer.Ordinal);
        var losing = new List<Session>();
        foreach (var (session, sight) in found.Zip(sights))
        {
            if (await cursors.OldestAsync(session, sight, positions[session.SessionId], cancellationToken) is { } oldest && oldest.Sequence <= through)
            {
                losing.Add(session);
            }
        }

        return losing;
    }
}
