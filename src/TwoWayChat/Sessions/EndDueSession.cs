using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Sessions;

/// <summary>Ends sessions whose time or whose right is over, as they are found: by a sweep, or at their next use.</summary>
internal sealed class EndDueSession(EndSession end, ISessionLanes lanes, ILogger<EndDueSession> logger)
{
    public async Task RunAsync(string companyId, string sessionId, EndReason reason, CancellationToken cancellationToken)
    {
        var progress = await lanes.LastProgressAsync(companyId, sessionId, cancellationToken);
        await end.RunAsync(companyId, sessionId, reason, Actor.System, progress, cancellationToken);
    }

    /// <summary>Ends each of them that is due at <paramref name="now"/>; how many that did not fail.</summary>
    public Task<int> RunAsync(IReadOnlyCollection<Session> sessions, long now, CancellationToken cancellationToken) => WorkerTurn.EachAsync(
        logger,
        nameof(EndDueSession),
        sessions,
        session => session.Due(now) is { } reason ? RunAsync(session.CompanyId, session.SessionId, reason, cancellationToken) : Task.CompletedTask);
}
