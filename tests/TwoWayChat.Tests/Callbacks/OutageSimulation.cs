using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Events;
using Answer = TwoWayChat.Callbacks.Wire.CallbackAnswer;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>
/// Many sessions of one endpoint that is down for a long time, in virtual time with a made-up network: the real cursors, dispatch and breaker, and every
/// attempt with its moment.
/// </summary>
internal sealed class OutageSimulation
{
    private const int Window = 32;
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Flush = TimeSpan.FromMilliseconds(20);

    private readonly List<SessionCursor> sessions;
    private readonly HashSet<SessionCursor> unwritten = [];
    private readonly Queue<(SessionCursor Session, PendingCallback Entry, TimeSpan At)> flights = new();
    private readonly EndpointHealth endpoint;
    private readonly LaneDispatch dispatch;
    private TimeSpan now;
    private TimeSpan flushAt;
    private long sequence;

    public OutageSimulation(int sessionCount, int seed)
    {
        var random = new Random(seed);
        var backoff = new Backoff(random.NextDouble);
        sessions = [.. Enumerable.Range(0, sessionCount).Select(Session)];
        endpoint = new EndpointHealth(backoff, new LaneOptions().InFlightPerEndpoint);
        dispatch = new LaneDispatch(endpoint, backoff, () => sessions);
    }

    /// <summary>The receiver refuses connections.</summary>
    public bool IsDown { get; set; }

    /// <summary>When attempts were made.</summary>
    public List<TimeSpan> Attempts { get; } = [];

    /// <summary>Sequences that each session got, in order of arrival.</summary>
    public Dictionary<string, List<long>> Arrived { get; } = [];

    public TimeSpan Now => now;

    public bool IsAllDelivered => sessions.TrueForAll(session => !session.HasWork);

    /// <summary>Something that every session sees happens in one of seven chats.</summary>
    public void Log()
    {
        var logged = new LoggedEvent
        {
            CompanyId = "company",
            Sequence = ++sequence,
            EventId = $"event{sequence}",
            Type = EventTypes.MessageReceived,
            Subject = $"chat{sequence % 7}",
            OccurredAt = 0,
            Content = "{}",
        };
        foreach (var session in sessions)
        {
            session.Offer(logged, visible: true);
            dispatch.Look(session);
        }
    }

    /// <summary>Lets time pass until <paramref name="end"/>, or until all is delivered where that is what is waited for.</summary>
    public void RunTo(TimeSpan end, bool untilDelivered = false)
    {
        while (!untilDelivered || !IsAllDelivered)
        {
            while (dispatch.Next(now) is { } next)
            {
                dispatch.Start(next.Session, next.Entry);
                Attempts.Add(now);
                flights.Enqueue((next.Session, next.Entry, now + RoundTrip));
            }

            if (Next() is not { } at || at > end)
            {
                now = end;
                return;
            }

            now = at > now ? at : now;
            Happen();
        }
    }

    private static SessionCursor Session(int number)
    {
        var session = new SessionCursor(
            new CursorRow
            {
                SessionId = $"session{number}", UserId = "user", LowWater = 0, LastVisible = 0, Acknowledged = "", DeliveredSequence = 0, PulledThrough = 0,
                Ended = false,
            },
            Window);
        session.CaughtUp(0);
        return session;
    }

    private TimeSpan? Next()
    {
        TimeSpan?[] moments = [flights.TryPeek(out var flight) ? flight.At : null, unwritten.Count > 0 ? flushAt : null, dispatch.NextLook(now)];
        return moments.Min();
    }

    private void Happen()
    {
        while (flights.TryPeek(out var flight) && flight.At <= now)
        {
            flights.Dequeue();
            Land(flight.Session, flight.Entry);
        }

        if (unwritten.Count > 0 && flushAt <= now)
        {
            Write();
        }
    }

    private void Land(SessionCursor session, PendingCallback entry)
    {
        var answer = IsDown ? new Answer { Kind = AnswerKind.EndpointTrouble, Error = "CONNECTION_REFUSED" }
            : new Answer { Kind = AnswerKind.Delivered, Status = 200 };
        dispatch.Answered(session, entry, answer, now);
        if (IsDown)
        {
            return;
        }

        Arrived.TryAdd(session.SessionId, []);
        Arrived[session.SessionId].Add(entry.Event.Sequence);
        flushAt = unwritten.Count == 0 ? now + Flush : flushAt;
        unwritten.Add(session);
    }

    private void Write()
    {
        foreach (var session in unwritten)
        {
            session.Unstored.Begin();
            if (session.Unstored.End(written: true))
            {
                dispatch.Look(session);
            }
        }

        unwritten.Clear();
    }
}
