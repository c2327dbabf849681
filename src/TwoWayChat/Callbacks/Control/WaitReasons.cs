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
            reasons.Add(new(WaitCode.Paused, "The session is paused; events gather until somebody resumes it."));
        }

        if (state.Progress.PendingCallbacks == 0)
        {
            reasons.Add(new(WaitCode.NothingPending, "Nothing waits: the receiver has everything that the session may see."));
            return reasons;
        }

        var others = state.Owner is null
            ? [new(WaitCode.NoOwner, "No node owns the company's callbacks at the moment; one takes over within seconds.")]
            : state.Live is { } live ? Live(live, now) : Stored(state);
        reasons.AddRange(others.Where(reason => reason.Code != WaitCode.Ready || reasons.Count == 0));
        return reasons;
    }

    private static WaitReason? Switched(ExplainedState state) => state.Config switch
    {
        { Enabled: false } => new(WaitCode.SwitchedOff, "The Chat API is switched off for the company."),
        { IsPush: false } => new(WaitCode.ClientPulls, "The company's clients pull their events; nothing is called."),
        { CallbackUrl: null } => new(WaitCode.NoUrl, "There is no callback URL."),
        { DisabledReason: { } reason } => new(WaitCode.EndpointDisabled, $"The endpoint is disabled: {reason}. Saving the configuration starts it again."),
        _ => null,
    };

    private static IEnumerable<WaitReason> Live(LiveState live, long now)
    {
        if (live.IsGone)
        {
            yield return new(WaitCode.Gone, "The receiver has answered 410; the session is being ended.");
        }

        if (live.IsHeld)
        {
            yield return new(WaitCode.Rewinding, "The cursor is about to move back, as soon as nothing is under way.");
        }

        if (live.InFlight > 0)
        {
            yield return new(WaitCode.InFlight, $"{live.InFlight} of its events are under way right now.");
        }

        foreach (var reason in Endpoint(live, now))
        {
            yield return reason;
        }

        if (live is { HeadSequence: null, IsCatchingUp: true })
        {
            yield return new(WaitCode.CatchingUp, "The session is behind; the log is being read for it.");
        }
        else if (live is { InFlight: 0, HeadWait.Ticks: 0, EndpointWait.Ticks: 0, Breaker: BreakerState.Closed, IsHeld: false })
        {
            yield return new(WaitCode.Ready, "Its turn is about to come.");
        }
    }

    private static IEnumerable<WaitReason> Endpoint(LiveState live, long now)
    {
        if (live.Breaker == BreakerState.Open)
        {
            yield return new(
                WaitCode.BreakerOpen,
                "The endpoint fails; one event at a time tries whether it has come back, and then all go at once.",
                Later(now, live.EndpointWait));
        }
        else if (live.EndpointWait > TimeSpan.Zero)
        {
            yield return new(WaitCode.Overload, "The endpoint has asked for patience.", Later(now, live.EndpointWait));
        }
        else if (live.HeadWait > TimeSpan.Zero)
        {
            yield return new(
                WaitCode.BackOff, $"The oldest event has failed {live.HeadAttempts} times and waits for its next attempt.", Later(now, live.HeadWait));
        }

        if (live.EndpointInFlight >= live.EndpointCap && live.Breaker == BreakerState.Closed)
        {
            yield return new(WaitCode.EndpointCap, $"{live.EndpointInFlight} calls to the endpoint are under way, as many as it bears now.");
        }

        if (live.NodeInFlight >= live.NodeCap)
        {
            yield return new(WaitCode.NodeCap, $"{live.NodeInFlight} calls are under way, as many as a node makes at once.");
        }
    }

    private static IEnumerable<WaitReason> Stored(ExplainedState state)
    {
        if (state.Endpoint is { Breaker: "OPEN" })
        {
            yield return new(WaitCode.BreakerOpen, "The endpoint fails; one event at a time tries whether it has come back, and then all go at once.");
        }
        else if (state.Oldest is { Attempts: > 0 })
        {
            yield return new(WaitCode.BackOff, $"The oldest event has failed {state.Oldest.Attempts} times and waits for its next attempt.");
        }

        yield return new(WaitCode.OtherNode, "Another node owns the company's callbacks; this one knows only what is stored.");
    }

    private static long? Later(long now, TimeSpan wait) => wait > TimeSpan.Zero ? now + (long)wait.TotalMilliseconds : null;
}
