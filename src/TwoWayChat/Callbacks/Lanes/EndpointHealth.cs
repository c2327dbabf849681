namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// One endpoint's health: how many attempts may be in flight, and the breaker that opens after failures in a row, lets one probe through at a time,
/// and comes back step by step. Plain state on a clock that is handed in.
/// </summary>
internal sealed class EndpointHealth(Backoff backoff, int mostInFlight)
{
    private const int FailuresToOpen = 5;
    private const int UsualCap = 8;

    /// <summary>Longer than the longest wait between two attempts (<c>Retry-After</c> counts up to 15 min): nobody knows what happened meanwhile.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(20);

    /// <summary>How old what is stored of <see cref="LastFailure"/> may be.</summary>
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    private double cap = Math.Min(UsualCap, mostInFlight);
    private double slowStartUntil = UsualCap;
    private int failures;
    private int probes;
    private TimeSpan notBefore;
    private TimeSpan notedAt;

    public BreakerState State { get; private set; }

    public int InFlight { get; private set; }

    /// <summary>Attempts that may be in flight now.</summary>
    public int Cap => State == BreakerState.Open ? 1 : Math.Max(1, (int)cap);

    /// <summary>When the last success came, on the lane's clock; null before the first.</summary>
    public TimeSpan? LastSuccess { get; private set; }

    /// <summary>
    /// When trouble began, on the lane's clock; null while all is well. It counts as long as attempts are made: where there was nothing to send for a
    /// while, the next failure begins anew.
    /// </summary>
    public TimeSpan? FailingSince { get; private set; }

    /// <summary>When the last failure came, on the lane's clock.</summary>
    public TimeSpan LastFailure { get; private set; }

    /// <summary>What the last failure was, for people.</summary>
    public string? LastError { get; private set; }

    /// <summary>Whether that was a wrong set-up, which only people can mend.</summary>
    public bool IsMisconfigured { get; private set; }

    /// <summary>The breaker, or what people should know of it, has changed since this was last cleared.</summary>
    public bool Changed { get; set; }

    /// <summary>Nothing may start before this moment, if it lies ahead.</summary>
    public TimeSpan NotBefore => notBefore;

    public bool MayStart(TimeSpan now) => State != BreakerState.Disabled && InFlight < Cap && now >= notBefore;

    public void Started() => InFlight++;

    /// <summary>An attempt was given up by us: it says nothing about the endpoint.</summary>
    public void Aborted() => InFlight--;

    /// <summary>The endpoint took an event, or refused just that one. True when this ended an outage, and waiting events may go at once.</summary>
    public bool Worked(TimeSpan now)
    {
        InFlight--;
        LastSuccess = now;
        failures = 0;
        var recovered = State == BreakerState.Open;
        if (recovered || FailingSince is not null)
        {
            Recover(recovered);
        }

        cap = Math.Min(mostInFlight, cap < slowStartUntil ? cap * 2 : cap + (1 / cap));
        return recovered;
    }

    /// <summary>The endpoint failed.</summary>
    /// <param name="now">The lane's clock.</param>
    /// <param name="error">What happened, for people.</param>
    /// <param name="opensAtOnce">Misconfigured: trying on would change nothing.</param>
    public void Failed(TimeSpan now, string error, bool opensAtOnce)
    {
        InFlight--;
        failures++;
        NoteTrouble(now, error, opensAtOnce);
        cap = Math.Max(1, cap * 0.7);
        if (State == BreakerState.Open && now >= notBefore)
        {
            notBefore = now + backoff.After(++probes); // What was still in flight when the breaker opened is no probe.
        }
        else if (State == BreakerState.Closed && (opensAtOnce || failures >= FailuresToOpen))
        {
            Open(now);
        }
    }

    /// <summary>The endpoint asked for patience.</summary>
    public void Overloaded(TimeSpan now, string error, TimeSpan? wait)
    {
        InFlight--;
        NoteTrouble(now, error, isMisconfigured: false);
        cap = Math.Max(1, cap / 2);
        slowStartUntil = cap;
        var pause = wait ?? backoff.After(++failures);
        notBefore = now + pause > notBefore ? now + pause : notBefore;
    }

    /// <summary>Somebody wants it tried now, whatever it asked for.</summary>
    public void RetryNow() => notBefore = TimeSpan.Zero;

    /// <summary>Nothing is sent any more until the configuration is saved again.</summary>
    public void Disable(string reason)
    {
        State = BreakerState.Disabled;
        LastError = reason;
        Changed = true;
    }

    /// <summary>What disabled it could not be written: a probe finds out again.</summary>
    public void Reopen(TimeSpan now)
    {
        if (State == BreakerState.Disabled)
        {
            Open(now);
        }
    }

    /// <summary>The state that was stored: an open breaker begins with a probe at once.</summary>
    public void Restore(BreakerState state, EndpointRow row, TimeSpan? failingSince, TimeSpan lastFailure)
    {
        State = state;
        LastError = row.LastError;
        IsMisconfigured = row.Misconfigured;
        FailingSince = failingSince;
        LastFailure = notedAt = lastFailure;
    }

    private void NoteTrouble(TimeSpan now, string error, bool isMisconfigured)
    {
        Changed |= IsMisconfigured != isMisconfigured;
        IsMisconfigured = isMisconfigured;
        if (FailingSince is null || now - LastFailure > Silence)
        {
            FailingSince = now;
            Changed = true;
        }

        if (Changed || now - notedAt >= NotedEvery)
        {
            notedAt = now;
            Changed = true;
        }

        LastFailure = now;
        LastError = error;
    }

    private void Open(TimeSpan now)
    {
        State = BreakerState.Open;
        probes = 1;
        notBefore = now + backoff.After(probes);
        Changed = true;
    }

    private void Recover(bool wasOpen)
    {
        State = BreakerState.Closed;
        FailingSince = null;
        LastError = null;
        IsMisconfigured = false;
        Changed = true;
        if (wasOpen)
        {
            probes = 0;
            notBefore = TimeSpan.Zero;
            cap = 1;
            slowStartUntil = UsualCap;
        }
    }
}
