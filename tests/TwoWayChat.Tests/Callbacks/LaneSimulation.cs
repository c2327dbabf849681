using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Events;
using Answer = TwoWayChat.Callbacks.Wire.CallbackAnswer;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>
/// A lane in virtual time with a made-up network: chance, by seed, decides what is logged, what the receiver answers and when, and when the process
/// dies. It uses the real cursors, dispatch and breaker, and keeps what a receiver would see.
/// </summary>
internal sealed class LaneSimulation
{
    public const int Window = 8;
    private const int Cap = 16;

    private readonly Random random;
    private readonly List<LoggedEvent> log = [];
    private readonly Dictionary<string, CursorRow> stored = [];
    private readonly Dictionary<string, SessionCursor> sessions = [];
    private readonly PriorityQueue<Flight, TimeSpan> flights = new();
    private readonly bool strict;
    private EndpointHealth endpoint;
    private LaneDispatch dispatch;
    private TimeSpan now = TimeSpan.FromHours(1);
    private bool down;

    public LaneSimulation(int seed)
    {
        random = new Random(seed);
        strict = random.Next(4) == 0;
        for (var i = 0; i < random.Next(1, 5); i++)
        {
            var id = $"session{i}";
            stored[id] = new CursorRow
            {
                SessionId = id, UserId = "user", LowWater = 0, LastVisible = 0, Acknowledged = "", DeliveredSequence = 0, PulledThrough = 0, Ended = false,
            };
        }

        (endpoint, dispatch) = Boot();
    }

    /// <summary>What arrived, in order: session, event, the sequence said to be before it.</summary>
    public List<Arrival> Arrivals { get; } = [];

    public HashSet<(string Session, long Sequence)> Parked { get; } = [];

    public IReadOnlyList<LoggedEvent> Log => log;

    public IEnumerable<string> SessionIds => stored.Keys;

    public bool Strict => strict;

    /// <summary>How often the process has died.</summary>
    public int Crashes { get; private set; }

    /// <summary>Runs some hundred random steps, then lets everything come to rest with a healthy receiver.</summary>
    public void Run()
    {
        for (var step = random.Next(100, 400); step > 0; step--)
        {
            Step();
        }

        down = false;
        for (var quiet = 0; quiet < 20_000 && Work(healthy: true); quiet++)
        {
        }
    }

    /// <summary>Whether a session may see an event: the gate of this simulation.</summary>
    public static bool Sees(string sessionId, LoggedEvent logged) => (logged.Sequence + sessionId[^1]) % 3 != 0;

    private void Step()
    {
        switch (random.Next(20))
        {
            case < 8:
                Append(random.Next(1, 6));
                break;
            case 8:
                down = !down;
                break;
            case 9:
                Flush();
                break;
            case 10 when random.Next(4) == 0:
                Crash();
                break;
            default:
                Work(healthy: false);
                break;
        }
    }

    private void Append(int count)
    {
        for (var i = 0; i < count; i++)
        {
            log.Add(new LoggedEvent
            {
                CompanyId = "company",
                Sequence = log.Count + 1,
                EventId = $"event{log.Count + 1}",
                Type = EventTypes.MessageReceived,
                Subject = $"chat{random.Next(6)}",
                OccurredAt = 0,
                Content = "{}",
            });
            foreach (var session in sessions.Values.Where(session => session.Live))
            {
                session.Offer(log[^1], Sees(session.SessionId, log[^1]));
                dispatch.Look(session);
            }
        }
    }

    /// <summary>Sends what may go, then lets the next thing happen: an answer, or time passing to the next timer. False when nothing is left to do.</summary>
    private bool Work(bool healthy)
    {
        CatchUp();
        while (dispatch.Next(now) is { } next)
        {
            Send(next.Session, next.Entry, healthy);
        }

        if (flights.Count == 0 || random.Next(30) == 0)
        {
            Flush();
        }

        if (flights.TryDequeue(out var flight, out var at))
        {
            now = at > now ? at : now;
            Land(flight);
            return true;
        }

        if (dispatch.NextLook(now) is { } look)
        {
            now = look > now ? look : now;
            return true;
        }

        return sessions.Values.Any(session => session.WantsMore || session.HasWork);
    }

    private void CatchUp()
    {
        foreach (var session in sessions.Values.Where(session => session.WantsMore))
        {
            var full = log.Skip((int)session.ScannedTo).Any(logged => !session.Offer(logged, Sees(session.SessionId, logged)));
            if (!full)
            {
                session.CaughtUp(log.Count);
            }

            dispatch.Look(session);
        }
    }

    private void Send(SessionCursor session, PendingCallback entry, bool healthy)
    {
        dispatch.Start(session, entry);
        endpoint.InFlight.ShouldBeLessThanOrEqualTo(endpoint.Cap);
        var kind = healthy || (!down && random.Next(5) > 0) ? AnswerKind.Delivered : Trouble();
        if (kind is AnswerKind.Delivered or AnswerKind.Refused || random.Next(3) == 0)
        {
            Arrivals.Add(new Arrival(session.SessionId, entry.Event, entry.PreviousSequence, Crashes));
        }

        flights.Enqueue(new Flight(session, entry, kind), now + TimeSpan.FromMilliseconds(random.Next(1, 3000)));
    }

    private AnswerKind Trouble() => random.Next(6) switch
    {
        0 => AnswerKind.Refused,
        1 => AnswerKind.Overload,
        2 => AnswerKind.Misconfigured,
        _ => AnswerKind.EndpointTrouble,
    };

    private void Land(Flight flight)
    {
        var answer = new Answer { Kind = flight.Kind, Status = 500 };
        if (dispatch.Answered(flight.Session, flight.Entry, answer, now) == LaneStep.Park)
        {
            Parked.Add((flight.Session.SessionId, flight.Entry.Event.Sequence));
        }
    }

    private void Flush()
    {
        foreach (var session in sessions.Values)
        {
            var state = session.State(log.Count);
            stored[session.SessionId] = stored[session.SessionId] with
            {
                LowWater = state.LowWater,
                LastVisible = state.LastVisible,
                Acknowledged = state.Acknowledged,
                DeliveredSequence = state.DeliveredSequence,
            };
            session.Unstored.Begin();
            if (session.Unstored.End(written: true))
            {
                dispatch.Look(session);
            }
        }
    }

    /// <summary>The process dies: what was not flushed is forgotten, what was in flight may or may not have arrived.</summary>
    private void Crash()
    {
        Crashes++;
        flights.Clear();
        (endpoint, dispatch) = Boot();
    }

    private (EndpointHealth Endpoint, LaneDispatch Dispatch) Boot()
    {
        sessions.Clear();
        foreach (var row in stored.Values)
        {
            sessions[row.SessionId] = new SessionCursor(row, Window) { Strict = strict };
        }

        var backoff = new Backoff(random.NextDouble);
        var health = new EndpointHealth(backoff, Cap);
        return (health, new LaneDispatch(health, backoff, () => sessions.Values));
    }

    /// <summary>An event that reached the receiver, and after how many crashes.</summary>
    internal sealed record Arrival(string SessionId, LoggedEvent Event, long Previous, int Life);

    private sealed record Flight(SessionCursor Session, PendingCallback Entry, AnswerKind Kind);
}
