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
        var progress = new Dictionary<string, SessionProgress>();
        foreach (var cursor in await cursors.FindAsync(companyId, sessionIds, cancellationToken))
        {
            var session = await sessions.FindAsync(companyId, cursor.SessionId, cancellationToken);
            var pending = session is null ? 0 : await log.CountAsync(session, cursor.Done, cancellationToken) - cursor.DoneAbove;
            progress[cursor.SessionId] = new SessionProgress(cursor.LastDelivered, pending, DeliveryStatus.Active);
        }

        return progress;
    }

    public Task AcknowledgeAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken) =>
        cursors.PulledAsync(companyId, sessionId, sequence, cancellationToken);
}
