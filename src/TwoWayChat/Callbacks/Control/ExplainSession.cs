using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Explains why a session waits, from what is stored and, where this node owns the lane, from what it has in memory.</summary>
internal sealed class ExplainSession(FindSession find, ReadExplained read, LaneHost host, TimeProvider time)
{
    /// <summary>For who may use the session; throws 404.</summary>
    public async Task<Explanation> RunAsync(Caller caller, string sessionId, CancellationToken cancellationToken)
    {
        var session = await find.LiveAsync(caller.Account, sessionId, cancellationToken);
        var lane = host.Find(session.CompanyId);
        var live = lane is { IsEnding: false } ? await lane.DescribeAsync(sessionId) : null;
        var state = await read.RunAsync(session, live, cancellationToken);
        return new Explanation(
            sessionId,
            state.Progress.Status,
            WaitReasons.Of(state, time.GetUtcNow().ToUnixTimeMilliseconds()),
            state.Cursor.Done,
            state.Progress.PendingCallbacks,
            state.Oldest,
            Endpoint(state),
            state.Owner);
    }

    /// <summary>The row follows the memory by a flush.</summary>
    private static EndpointView? Endpoint(ExplainedState state) => state is { Endpoint: null, Live: null }
        ? null
        : new EndpointView(
            state.Live?.Breaker ?? EnumText.Parse<BreakerState>(state.Endpoint!.Breaker),
            state.Endpoint?.FailingSince,
            state.Endpoint?.LastError,
            state.Live?.EndpointInFlight,
            state.Live?.EndpointCap);
}
