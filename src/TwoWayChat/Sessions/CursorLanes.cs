using TwoWayChat.Data;

namespace TwoWayChat.Sessions;

/// <summary>Where nobody sends callbacks: progress is what the cursor rows and the log say, and an end is confirmed at once.</summary>
internal sealed class CursorLanes(Database database, CursorStore cursors, SessionStore sessions, SessionLog log) : ISessionLanes
{
    /// <summary>Events that are counted for one answer, for all its sessions together: a list of many that wait must not read the whole log for each.</summary>
    private const int MostCounted = 100_000;

    public void Opened(string companyId)
    {
        // Nobody sends.
    }

    public Task FenceAsync(string companyId, string sessionId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IReadOnlyDictionary<string, SessionProgress>> ProgressAsync(
        string companyId, IReadOnlyCollection<string> sessionIds, CancellationToken cancellationToken)
    {
        var found = await sessions.FindAsync(companyId, sessionIds, cancellationToken);
        var sights = await log.SightsAsync(companyId, found, cancellationToken);
        var positions = (await cursors.FindAsync(companyId, sessionIds, cancellationToken)).ToDictionary(cursor => cursor.SessionId);
        var progress = new Dictionary<string, SessionProgress>();
        var most = MostCounted / Math.Max(1, found.Count);
        foreach (var (session, sight) in found.Zip(sights))
        {
            var cursor = positions[session.SessionId];
            var pending = await cursors.CountAsync(session, sight, cursor.Done, most, cancellationToken) - cursor.DoneAbove;
            progress[session.SessionId] = new SessionProgress(cursor.LastDelivered, pending, cursor.Paused ? DeliveryStatus.Paused : DeliveryStatus.Active);
        }

        return progress;
    }

    public Task AcknowledgeAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken) =>
        database.WriteAsync(companyId, scope => cursors.PulledAsync(scope, companyId, sessionId, sequence), cancellationToken);
}
