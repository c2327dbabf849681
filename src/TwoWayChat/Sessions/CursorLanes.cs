namespace TwoWayChat.Sessions;

/// <summary>Where nobody sends callbacks: progress is what the cursor rows and the log say, and an end is confirmed at once.</summary>
internal sealed class CursorLanes(CursorStore cursors, SessionStore sessions, SessionLog log) : ISessionLanes
{
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
        foreach (var (session, sight) in found.Zip(sights))
        {
            var cursor = positions[session.SessionId];
            var pending = await cursors.CountAsync(session, sight, cursor.Done, cancellationToken) - cursor.DoneAbove;
            progress[session.SessionId] = new SessionProgress(cursor.LastDelivered, pending, cursor.Paused ? DeliveryStatus.Paused : DeliveryStatus.Active);
        }

        return progress;
    }

    public Task AcknowledgeAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken) =>
        cursors.PulledAsync(companyId, sessionId, sequence, cancellationToken);
}
