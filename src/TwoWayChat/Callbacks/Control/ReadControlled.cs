using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Reads what the page of a session shows.</summary>
internal sealed class ReadControlled(
    FindControlled find, ExplainSession explain, ISessionLanes lanes, ControlStore control, DeliveryStore deliveries)
{
    /// <summary>
    /// With <paramref name="most"/> replays and parked events each. Throws 403 for all but global managers, 404 where there is no such session.
    /// </summary>
    public async Task<ControlledSession> RunAsync(Caller caller, string sessionId, int most, CancellationToken cancellationToken)
    {
        var session = await find.RunAsync(caller, sessionId, cancellationToken);
        var progress = await lanes.ProgressAsync(session.CompanyId, [sessionId], cancellationToken);
        var replays = await control.ReplaysAsync(session.CompanyId, sessionId, null, most, cancellationToken);
        var parked = await deliveries.ParkedAsync(session.CompanyId, sessionId, 0, most, cancellationToken);
        return new ControlledSession(
            SessionView.Of(session, progress.GetValueOrDefault(sessionId)),
            await explain.RunAsync(caller, sessionId, cancellationToken),
            [.. replays.Select(ReplayView.Of)],
            [.. parked.Select(ParkedView.Of)]);
    }
}
