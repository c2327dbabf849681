using TwoWayChat.Events;

namespace TwoWayChat.Sessions;

/// <summary>Ends sessions whose time or whose right is over, as they are found: by a sweep, or at their next use.</summary>
internal sealed class EndDueSession(EndSession end, ISessionLanes lanes)
{
    public async Task RunAsync(string companyId, string sessionId, EndReason reason, CancellationToken cancellationToken)
    {
        var progress = await lanes.ProgressAsync(companyId, [sessionId], cancellationToken);
        await end.RunAsync(companyId, sessionId, reason, Actor.System, progress.GetValueOrDefault(sessionId), cancellationToken);
    }

    /// <summary>Ends each of them that is due at <paramref name="now"/>.</summary>
    public async Task RunAsync(IReadOnlyCollection<Session> sessions, long now, CancellationToken cancellationToken)
    {
        foreach (var company in sessions.GroupBy(session => session.CompanyId))
        {
            var progress = await lanes.ProgressAsync(company.Key, [.. company.Select(session => session.SessionId)], cancellationToken);
            foreach (var session in company)
            {
                if (session.Due(now) is { } reason)
                {
                    await end.RunAsync(
                        company.Key, session.SessionId, reason, Actor.System, progress.GetValueOrDefault(session.SessionId), cancellationToken);
                }
            }
        }
    }
}
