using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Sessions;

/// <summary>Ends sessions whose time or whose right is over, as they are found: by a sweep, or at their next use.</summary>
internal sealed class EndDueSession(EndSession end, ISessionLanes lanes, ILogger<EndDueSession> logger)
{
    public async Task RunAsync(string companyId, string sessionId, EndReason reason, CancellationToken cancellationToken)
    {
        var progress = await lanes.ProgressAsync(companyId, [sessionId], cancellationToken);
        await end.RunAsync(companyId, sessionId, reason, Actor.System, progress.GetValueOrDefault(sessionId), cancellationToken);
    }

    /// <summary>Ends each of them that is due at <paramref name="now"/>; how many that did not fail.</summary>
    public async Task<int> RunAsync(IReadOnlyCollection<Session> sessions, long now, CancellationToken cancellationToken)
    {
        var done = 0;
        await WorkerTurn.EachAsync(logger, nameof(EndDueSession), sessions.GroupBy(session => session.CompanyId), async company =>
        {
            var progress = await lanes.ProgressAsync(company.Key, [.. company.Select(session => session.SessionId)], cancellationToken);
            done += await WorkerTurn.EachAsync(
                logger, nameof(EndDueSession), company, session => RunAsync(session, now, progress.GetValueOrDefault(session.SessionId), cancellationToken));
        });
        return done;
    }

    private Task RunAsync(Session session, long now, SessionProgress? progress, CancellationToken cancellationToken) => session.Due(now) is { } reason
        ? end.RunAsync(session.CompanyId, session.SessionId, reason, Actor.System, progress, cancellationToken)
        : Task.CompletedTask;
}
