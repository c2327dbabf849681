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
        var losing = new List<Session>();
        var after = "";
        while (await store.BehindAsync(companyId, through, after, cancellationToken) is { Count: > 0 } behind)
        {
            losing.AddRange(await AmongAsync(companyId, behind, through, cancellationToken));
            after = behind[^1];
        }

        return losing;
    }

    private async Task<IReadOnlyCollection<Session>> AmongAsync(
        string companyId, IReadOnlyCollection<string> behind, long through, CancellationToken cancellationToken)
    {
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
