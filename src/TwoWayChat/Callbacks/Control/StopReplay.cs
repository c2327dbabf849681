using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Stops a replay: what has not been sent is not sent.</summary>
internal sealed class StopReplay(FindControlled find, GiveOrder give, ControlStore control)
{
    /// <summary>Throws 403 for all but global managers, 404 where there is no such session or no such replay running.</summary>
    public async Task RunAsync(Caller caller, string sessionId, string replayId, CancellationToken cancellationToken)
    {
        var session = await find.RunAsync(caller, sessionId, cancellationToken);
        var order = new SessionOrder(OrderKind.Replay, "session.replay_stopped");
        await give.RunAsync(
            caller,
            session,
            order,
            new { replay = replayId },
            async scope => await control.StopReplayAsync(scope, session.CompanyId, sessionId, replayId) ? true : throw ApiException.NotFound("Replay"),
            cancellationToken);
    }
}
