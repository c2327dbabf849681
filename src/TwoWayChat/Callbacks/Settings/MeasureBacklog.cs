using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>Measures what waits for a company's receiver, over its newest <see cref="PageRequest.MostItems"/> live sessions.</summary>
internal sealed class MeasureBacklog(SessionStore sessions, ISessionLanes lanes, CursorStore cursors, SessionLog log, TimeProvider time)
{
    public async Task<Backlog> RunAsync(Account manager, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var live = await sessions.LiveAsync(manager, LikePattern.Containing(""), null, PageRequest.MostItems, now, cancellationToken);
        var progress = await lanes.ProgressAsync(manager.CompanyId, [.. live.Select(session => session.SessionId)], cancellationToken);
        var behind = live.Where(session => progress.GetValueOrDefault(session.SessionId)?.PendingCallbacks > 0).ToDictionary(session => session.SessionId);
        if (behind.Count == 0)
        {
            return Backlog.None;
        }

        var last = (await cursors.FindAsync(manager.CompanyId, behind.Keys, cancellationToken)).MinBy(cursor => cursor.LowWater);
        return new Backlog(
            progress.Values.Sum(session => session.PendingCallbacks), last is null ? null : await OldestAsync(behind[last.SessionId], last, cancellationToken));
    }

    private async Task<long?> OldestAsync(Session session, CursorPosition cursor, CancellationToken cancellationToken)
    {
        var sight = await log.SightAsync(session, cancellationToken);
        return (await cursors.OldestAsync(session, sight, cursor, cancellationToken))?.OccurredAt;
    }
}
