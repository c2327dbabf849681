using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Stops a session's callbacks until somebody resumes, or has them go on. Events gather meanwhile; none is lost.</summary>
internal sealed class PauseSession(FindControlled find, GiveOrder give, ControlStore control, ISessionLanes lanes)
{
    /// <summary>The session afterwards, also where it stood so already. Throws 403 for all but global managers, 404 where there is no such session.</summary>
    public async Task<SessionView> RunAsync(Caller caller, string sessionId, bool paused, CancellationToken cancellationToken)
    {
        var session = await find.RunAsync(caller, sessionId, cancellationToken);
        var order = new SessionOrder(OrderKind.Pause, paused ? "session.paused" : "session.resumed");
        await give.RunAsync(
            caller, session, order, null, scope => control.SetPausedAsync(scope, session.CompanyId, sessionId, paused), cancellationToken);
        var progress = await lanes.ProgressAsync(session.CompanyId, [sessionId], cancellationToken);
        return SessionView.Of(session, progress.GetValueOrDefault(sessionId));
    }
}
