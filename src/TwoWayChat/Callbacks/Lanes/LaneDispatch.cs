using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Events;

namespace TwoWayChat.Callbacks.Lanes;

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
    private bool replaced;

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
        if (!session.Queued && !replaced)
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

        return endpoint.State == BreakerState.Open ? Probe() : NextInTurn(now);
    }

    /// <summary>
    /// Another dispatch, for another endpoint, has the sessions from now on. Answers that still come say what became of their events, and nothing about
    /// the session or the new endpoint.
    /// </summary>
    public void Replace() => replaced = true;

    public void Start(SessionCursor session, PendingCallback entry)
    {
        entry.InFlight = true;
        endpoint.Started();
        Look(session);
    }

    /// <summary>We gave the attempt up: it counts for nothing.</summary>
    public void Aborted(SessionCursor session, PendingCallback entry)
    {
        endpoint.Aborted();
        Landed(session, entry);
        Look(session);
    }

    /// <summary>An answer has come; <see cref="AnswerTable"/> says what it means.</summary>
    public LaneStep Answered(SessionCursor session, PendingCallback entry, CallbackAnswer answer, TimeSpan now)
    {
        Look(session);
        entry.Attempts++;
        Tell(answer, now);
        if (answer.Kind == AnswerKind.Delivered)
        {
            session.Acknowledge(entry);
        }

        Landed(session, entry);
        return answer.Kind switch
        {
            AnswerKind.Gone => Gone(session),
            AnswerKind.Blocked => Blocked(answer.Reason ?? answer.Error ?? "The address is not allowed"),
            _ when entry.Done => IsEnd(entry) ? LaneStep.Close : LaneStep.None,
            _ when entry.IsMoot => LaneStep.None,
            AnswerKind.Overload => Retry(session, entry, now),
            AnswerKind.Refused or AnswerKind.EndpointTrouble or AnswerKind.Misconfigured => Failed(session, entry, answer.Kind, now),
            _ => throw new InvalidOperationException($"No rule for {answer.Kind}"),
        };
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

    /// <summary>One real event of one session: of those that have been tried least the oldest.</summary>
    private (SessionCursor Session, PendingCallback Entry)? Probe() => sessions()
        .Where(session => session.HasWork)
        .Select(session => session.NextProbe() is { } entry ? (session, entry) : default((SessionCursor Session, PendingCallback Entry)?))
        .Where(one => one is not null)
        .MinBy(one => (one!.Value.Entry.Attempts, one.Value.Session.Replay is not null, one.Value.Entry.Event.Sequence));

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

    /// <summary>What the answer says of the endpoint.</summary>
    private void Tell(CallbackAnswer answer, TimeSpan now)
    {
        switch (answer.Kind)
        {
            case AnswerKind.Blocked:
                endpoint.Aborted();
                break;
            case AnswerKind.Overload:
                endpoint.Overloaded(now, Words(answer), answer.RetryAfter);
                break;
            case AnswerKind.EndpointTrouble:
            case AnswerKind.Misconfigured:
                endpoint.Failed(now, Words(answer), answer.Kind == AnswerKind.Misconfigured);
                break;
            default:
                Worked(now);
                break;
        }
    }

    /// <summary>The call is over. What nobody waits for any more is not sent again.</summary>
    private static void Landed(SessionCursor session, PendingCallback entry)
    {
        entry.InFlight = false;
        if (entry is { IsMoot: true, Done: false })
        {
            session.Drop(entry);
        }
    }

    /// <summary>The receiver wants no more of the session. One that has ended needs no second end.</summary>
    private LaneStep Gone(SessionCursor session)
    {
        if (replaced)
        {
            return LaneStep.None;
        }

        return (session.Replay?.Session ?? session).Ending ? LaneStep.Close : LaneStep.EndSession;
    }

    private LaneStep Blocked(string reason)
    {
        if (replaced)
        {
            return LaneStep.None;
        }

        endpoint.Disable(reason);
        return LaneStep.DisableEndpoint;
    }

    private LaneStep Failed(SessionCursor session, PendingCallback entry, AnswerKind kind, TimeSpan now)
    {
        entry.Refusals += kind == AnswerKind.Refused ? 1 : 0;
        var isPoison = MayBeOwn(entry, now) && entry.OwnFailures >= TriesBeforeParking && now - entry.FirstFailure >= LeastBeforeParking;
        return isPoison || (kind == AnswerKind.Refused && entry.Refusals >= TriesOfRefused) ? Park(session, entry) : Retry(session, entry, now);
    }

    /// <summary>Counts a failure that may be the event's own; false for one of an endpoint that has taken nothing since the event failed last.</summary>
    private bool MayBeOwn(PendingCallback entry, TimeSpan now)
    {
        var mayBeOwn = entry.LastFailure is null || endpoint.LastSuccess > entry.LastFailure;
        entry.LastFailure = now;
        if (mayBeOwn)
        {
            entry.OwnFailures++;
            entry.FirstFailure ??= now;
        }

        return mayBeOwn;
    }

    /// <summary>It waits for its next attempt.</summary>
    private LaneStep Retry(SessionCursor session, PendingCallback entry, TimeSpan now)
    {
        if (IsEnd(entry) && entry.Attempts >= TriesOfEnd)
        {
            session.Finish(entry);
            return LaneStep.Close;
        }

        entry.NotBefore = now + backoff.After(entry.Attempts);
        return LaneStep.None;
    }

    private static LaneStep Park(SessionCursor session, PendingCallback entry)
    {
        session.Finish(entry);
        return IsEnd(entry) ? LaneStep.Close : LaneStep.Park;
    }

    private static bool IsEnd(PendingCallback entry) => entry.Event.Type == EventTypes.SessionEnded;
}
