using System.Globalization;
using TwoWayChat.Callbacks.Lanes;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Says in words why a session waits. What makes all others moot stands alone; the rest in the order in which it would have to give way.</summary>
internal static class WaitReasons
{
    /// <param name="state">What is known.</param>
    /// <param name="now">Epoch milliseconds.</param>
    public static IReadOnlyList<WaitReason> Of(ExplainedState state, long now)
    {
        if (Switched(state) is { } off)
        {
            return [off];
        }

        var reasons = new List<WaitReason>();
        if (state.Cursor.Paused)
        {
            reasons.Add(new(WaitCode.Paused, WaitText.Paused));
        }

        if (state.Progress.PendingCallbacks == 0)
        {
            reasons.Add(new(WaitCode.NothingPending, WaitText.NothingPending));
            return reasons;
        }

        var others = state.Owner is null
            ? [new(WaitCode.NoOwner, WaitText.NoOwner)]
            : state.Live is { } live ? Live(live, now) : Stored(state);
        reasons.AddRange(others.Where(reason => reason.Code != WaitCode.Ready || reasons.Count == 0));
        return reasons;
    }

    private static WaitReason? Switched(ExplainedState state) => state.Config switch
    {
        { Enabled: false } => new(WaitCode.SwitchedOff, WaitText.SwitchedOff),
        { IsPush: false } => new(WaitCode.ClientPulls, WaitText.ClientPulls),
        { CallbackUrl: null } => new(WaitCode.NoUrl, WaitText.NoUrl),
        { DisabledReason: { } reason } => new(WaitCode.EndpointDisabled, Say(WaitText.EndpointDisabled, reason)),
        _ => null,
    };

    private static IEnumerable<WaitReason> Live(LiveState live, long now)
    {
        if (live.IsGone)
        {
            yield return new(WaitCode.Gone, WaitText.Gone);
        }

        if (live.IsHeld)
        {
            yield return new(WaitCode.Rewinding, WaitText.Rewinding);
        }

        if (live.InFlight > 0)
        {
            yield return new(WaitCode.InFlight, Say(WaitText.InFlight, live.InFlight));
        }

        foreach (var reason in Endpoint(live, now))
        {
            yield return reason;
        }

        if (live is { HeadSequence: null, IsCatchingUp: true })
        {
            yield return new(WaitCode.CatchingUp, WaitText.CatchingUp);
        }
        else if (live is { InFlight: 0, HeadWait.Ticks: 0, EndpointWait.Ticks: 0, Breaker: BreakerState.Closed, IsHeld: false })
        {
            yield return new(WaitCode.Ready, WaitText.Ready);
        }
    }

    private static IEnumerable<WaitReason> Endpoint(LiveState live, long now)
    {
        if (live.Breaker == BreakerState.Open)
        {
            yield return new(
                WaitCode.BreakerOpen,
                WaitText.BreakerOpen,
                Later(now, live.EndpointWait));
        }
        else if (live.EndpointWait > TimeSpan.Zero)
        {
            yield return new(WaitCode.Overload, WaitText.Overload, Later(now, live.EndpointWait));
        }
        else if (live.HeadWait > TimeSpan.Zero)
        {
            yield return new(
                WaitCode.BackOff, Say(WaitText.BackOff, live.HeadAttempts), Later(now, live.HeadWait));
        }

        if (live.EndpointInFlight >= live.EndpointCap && live.Breaker == BreakerState.Closed)
        {
            yield return new(WaitCode.EndpointCap, Say(WaitText.EndpointCap, live.EndpointInFlight));
        }

        if (live.NodeInFlight >= live.NodeCap)
        {
            yield return new(WaitCode.NodeCap, Say(WaitText.NodeCap, live.NodeInFlight));
        }
    }

    private static IEnumerable<WaitReason> Stored(ExplainedState state)
    {
        if (state.Endpoint is { Breaker: "OPEN" })
        {
            yield return new(WaitCode.BreakerOpen, WaitText.BreakerOpen);
        }
        else if (state.Oldest is { Attempts: > 0 })
        {
            yield return new(WaitCode.BackOff, Say(WaitText.BackOff, state.Oldest.Attempts));
        }

        yield return new(WaitCode.OtherNode, WaitText.OtherNode);
    }

    private static string Say(string text, object figure) => string.Format(CultureInfo.InvariantCulture, text, figure);

    private static long? Later(long now, TimeSpan wait) => wait > TimeSpan.Zero ? now + (long)wait.TotalMilliseconds : null;
}
