using TwoWayChat.Data;

namespace TwoWayChat.Sessions;

/// <summary>Where nobody sends callbacks: progress is what the cursor rows and the log say, and an end is confirmed at once.</summary>
internal sealed class CursorLanes(Database database, CursorStore cursors, SessionStore sessions, SessionLog log) : ISessionLanes
{
    /// <summary>Events that are counted for a session that is shown: a list of many that wait must not read the whole log for each.</summary>
    public const int MostShown = 10_000;

    /// <summary>Events that are counted for the end of a session.</summary>
    private const int MostTold = 1_000_000;

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
            progress[session.SessionId] = await ProgressAsync(session, sight, positions[session.SessionId], MostShown, cancellationToken);
        }

        return progress;
    }

    public Task<SessionProgress?> LastProgressAsync(string companyId, string sessionId, CancellationToken cancellationToken) =>
        LastProgressAsync(companyId, sessionId, null, cancellationToken);

    /// <param name="companyId">The company.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="known">Where its cursor stands, as its owner knows; null where nobody owns it, and its row says so.</param>
    /// <param name="cancellationToken">Gives the counting up.</param>
    public async Task<SessionProgress?> LastProgressAsync(string companyId, string sessionId, CursorPosition? known, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(companyId, sessionId, cancellationToken) is not { } session)
        {
            return null;
        }

        var sight = await log.SightAsync(session, cancellationToken);
        var cursor = known ?? (await cursors.FindAsync(companyId, [sessionId], cancellationToken)).Single();
        return await ProgressAsync(session, sight, cursor, MostTold, cancellationToken);
    }

    public Task AcknowledgeAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken) =>
        database.WriteAsync(companyId, scope => cursors.PulledAsync(scope, companyId, sessionId, sequence), cancellationToken);

    /// <summary>What is done above the mark is among what is counted, unless there is more than that.</summary>
    private async Task<SessionProgress> ProgressAsync(Session session, Sight sight, CursorPosition cursor, int most, CancellationToken cancellationToken)
    {
        var counted = await cursors.CountAsync(session, sight, cursor.Done, most + cursor.DoneAbove, cancellationToken);
        var status = cursor.Paused ? DeliveryStatus.Paused : DeliveryStatus.Active;
        return new SessionProgress(cursor.LastDelivered, Math.Max(0, counted - cursor.DoneAbove), status);
    }
}
