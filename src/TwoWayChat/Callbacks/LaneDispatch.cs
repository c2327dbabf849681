using TwoWayChat.Events;

namespace TwoWayChat.Callbacks;

/// <summary>
/// Decides which event of which session goes next to the company's endpoint, and what an answer means for it. Sessions take turns. Plain state on a
/// clock that is handed in, so that a simulation can drive it.
/// </summary>
internal sealed class LaneDispatch(EndpointHealth endpoint, Backoff backoff, Func<IEnumerable<SessionCursor>> sessions)
{
    private const int TriesOfRefused = 3;
    private const int TriesBeforeParking = 10;
    private const int TriesOfEnd = 10;
    private static readonly TimeSpan LeastBeforeParking = TimeSpan.FromMinutes(15);

    private readonly Queue<SessionCursor> ready = new();
    private readonly PriorityQueue<SessionCursor, TimeSpan> timers = new();

    /// <summary>When <see cref="Next"/> is worth asking again without an answer or event having come; null for never.</summary>
    public TimeSpan? NextLook(TimeSpan now)
    {
        if (endpoint.NotBefore > now && endpoint.State != BreakerState.Disabled)
        {
            return endpoint.NotBefore;
        }

        return endpoint.State == BreakerState.Closed && timers.TryPeek(out _, out var due) ? due : null;
    }

    /// <summary>Something of the session may be ready to go.</summary>
    public void Look(SessionCursor session)
    {
        if (!session.Queued)
        {
            session.Queued = true;
            ready.Enqueue(session);
        }
    }

    /// <summary>The next event to send, or null. Call <see cref="Start"/> when it goes, or <see cref="Look"/> when it cannot.</summary>
    public (SessionCursor Session, PendingCallback Entry)? Next(TimeSpan now)
    {
        while (timers.TryPeek(out var session, out var due) && due <= now)
        {
            timers.Dequeue();
            session.TimerAt = null;
            Look(session);
        }

        if (!endpoint.MayStart(now))
        {
            return null;
        }

        return endpoint.State == BreakerState.Open ? Probe(now) : NextInTurn(now);
    }

    public void Start(SessionCursor session, PendingCallback entry)
    {
        entry.InFlight = true;
        endpoint.Started();
        Look(session);
    }

    /// <summary>We gave the attempt up: it counts for nothing.</summary>
    public void Aborted(SessionCursor session, PendingCallback entry)
    {
        entry.InFlight = false;
        endpoint.Aborted();
        Look(session);
    }

    /// <summary>An answer has come; the table of the design decides.</summary>
    public LaneStep Answered(SessionCursor session, PendingCallback entry, CallbackAnswer answer, TimeSpan now)
    {
        entry.InFlight = false;
        entry.Attempts++;
        Look(session);
        switch (answer.Kind)
        {
            case AnswerKind.Delivered:
                Worked(now);
                session.Acknowledge(entry);
                return entry.Event.Type == EventTypes.SessionEnded ? LaneStep.Close : LaneStep.None;
            case AnswerKind.Refused:
                Worked(now);
                return entry.Attempts >= TriesOfRefused ? Park(session, entry) : Retry(session, entry, now);
            case AnswerKind.Gone:
                Worked(now);
                return LaneStep.EndSession;
            case AnswerKind.Blocked:
                endpoint.Aborted();
                endpoint.Disable(answer.Reason ?? answer.Error ?? "The address is not allowed");
                return LaneStep.DisableEndpoint;
            case AnswerKind.Overload:
                endpoint.Overloaded(now, Words(answer), answer.RetryAfter);
                return Retry(session, entry, now);
            case AnswerKind.EndpointTrouble:
            case AnswerKind.Misconfigured:
                endpoint.Failed(now, Words(answer), answer.Kind == AnswerKind.Misconfigured);
                return Retry(session, entry, now);
            default:
                throw new InvalidOperationException($"No rule for {answer.Kind}");
        }
    }

    /// <summary>An answer in a few words, for people.</summary>
    public static string Words(CallbackAnswer answer) => (answer.Status, answer.Error) switch
    {
        ({ } status, null) => $"HTTP {status}",
        ({ } status, { } error) => $"HTTP {status}, {error}",
        (null, { } error) => error,
        _ => "no answer",
    };

    private (SessionCursor Session, PendingCallback Entry)? NextInTurn(TimeSpan now)
    {
        while (ready.TryDequeue(out var session))
        {
            session.Queued = false;
            if (session.NextReady(now) is { } entry)
            {
                return (session, entry);
            }

            SetTimer(session, now);
        }

        return null;
    }

    /// <summary>One real event, the oldest that waits, whatever its own timer says.</summary>
    private (SessionCursor Session, PendingCallback Entry)? Probe(TimeSpan now)
    {
        var oldest = sessions().Where(session => session.HasWork).MinBy(session => (session.Replay is not null, session.Pending[0].Event.Sequence));
        return oldest?.NextReady(now, probe: true) is { } entry ? (oldest, entry) : null;
    }

    private void SetTimer(SessionCursor session, TimeSpan now)
    {
        if (session.NextDue(now) is { } due && (session.TimerAt is null || due < session.TimerAt))
        {
            session.TimerAt = due;
            timers.Enqueue(session, due);
        }
    }

    private void Worked(TimeSpan now)
    {
        if (!endpoint.Worked(now))
        {
            return;
        }

        foreach (var session in sessions().Where(session => session.HasWork))
        {
            session.ClearTimers();
            Look(session);
        }
    }

    private LaneStep Retry(SessionCursor session, PendingCallback entry, TimeSpan now)
    {
        entry.FirstFailure ??= now;
        if (entry.Event.Type == EventTypes.SessionEnded && entry.Attempts >= TriesOfEnd)
        {
            session.Finish(entry);
            return LaneStep.Close;
        }

        var others = endpoint.LastSuccess > entry.FirstFailure;
        if (others && entry.Attempts >= TriesBeforeParking && now - entry.FirstFailure >= LeastBeforeParking)
        {
            return Park(session, entry);
        }

        entry.NotBefore = now + backoff.After(entry.Attempts);
        return LaneStep.None;
    }

    private static LaneStep Park(SessionCursor session, PendingCallback entry)
    {
        session.Finish(entry);
        return entry.Event.Type == EventTypes.SessionEnded ? LaneStep.Close : LaneStep.Park;
    }
}
