using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Events;
using Answer = TwoWayChat.Callbacks.Wire.CallbackAnswer;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>
/// Whole lives of sessions in virtual time: chance, by seed, registers and ends them, moves their rights, lets clients pull, switches the company between
/// push and pull and to other URLs, and has receivers answer anything, 410 and a poison event included. What must never happen is looked for with every
/// call; what must have happened, in the end.
/// </summary>
internal sealed class LaneLifeSimulation
{
    private const int Window = 8;
    private const int Properties = 3;

    private readonly Random random;
    private readonly bool strict;
    private readonly List<LoggedEvent> log = [];
    private readonly List<SimulatedSession> sessions = [];
    private readonly PriorityQueue<Flight, TimeSpan> flights = new();
    private readonly HashSet<long> poison = [];
    private readonly Backoff backoff;
    private EndpointHealth endpoint = null!;
    private LaneDispatch dispatch = null!;
    private TimeSpan now = TimeSpan.FromHours(1);
    private bool pushing = true;
    private bool down;

    public LaneLifeSimulation(int seed)
    {
        random = new Random(seed);
        strict = random.Next(4) == 0;
        backoff = new Backoff(random.NextDouble);
        CallAnew();
        Register();
    }

    /// <summary>Runs some hundred random steps, then lets everything come to rest with a receiver that is well.</summary>
    public void Run()
    {
        for (var step = random.Next(100, 400); step > 0; step--)
        {
            Step();
        }

        (down, pushing) = (false, true);
        CallAnew();
        for (var quiet = 0; quiet < 100; quiet++)
        {
            Append("pulse", property: 0);
            for (var work = 0; work < 100 && Work(healthy: true); work++)
            {
            }

            Flush();
        }

        sessions.ForEach(CheckAtRest);
    }

    private void Step()
    {
        switch (random.Next(30))
        {
            case < 9:
                Append($"chat{random.Next(6)}", random.Next(Properties));
                break;
            case 9 when sessions.Count < 6:
                Register();
                break;
            case 10:
                End(Any());
                break;
            case 11:
                Regrant(Any());
                break;
            case 12:
                Pull(Any());
                break;
            case 13:
                pushing = !pushing;
                CallAnew();
                break;
            case 14:
                CallAnew();
                break;
            case 15:
                down = !down;
                break;
            case 16:
                Flush();
                break;
            case 17 when random.Next(2) == 0:
                Restart();
                break;
            default:
                Work(healthy: false);
                break;
        }
    }

    private SimulatedSession Any() => sessions[random.Next(sessions.Count)];

    private void Register()
    {
        var session = new SimulatedSession($"session{sessions.Count}", log.Count, Window, strict);
        sessions.Add(session);
        Append("session", 0, EventTypes.SessionCreated, session.Id);
        Look(session);
    }

    /// <summary>Commits the end. It is routed at once, so that from here on the fence is closed.</summary>
    private void End(SimulatedSession session)
    {
        if (!session.HasEnded)
        {
            session.HasEnded = true;
            Append("session", 0, EventTypes.SessionEnded, session.Id);
            if (!pushing || session.Cursor.IsGone)
            {
                session.Cursor.IsClosed = true;
            }
        }
    }

    private void Regrant(SimulatedSession session)
    {
        session.Regrant(random.Next(1, Properties), log.Count);
        Look(session);
    }

    private void Pull(SimulatedSession session)
    {
        if (!session.HasEnded)
        {
            session.Pull(random.Next(log.Count + 1));
            Look(session);
        }
    }

    /// <summary>Another URL, or none, or the same one anew.</summary>
    private void CallAnew()
    {
        dispatch?.Replace();
        endpoint = new EndpointHealth(backoff, mostInFlight: 16);
        dispatch = new LaneDispatch(endpoint, backoff, () => Open.Select(session => session.Cursor));
        foreach (var session in Open)
        {
            (session.Cursor.Queued, session.Cursor.TimerAt) = (false, null);
            session.Cursor.ClearTimers();
            Look(session);
        }

        if (!pushing)
        {
            sessions.Where(session => session.HasEnded).ToList().ForEach(session => session.Cursor.IsClosed = true);
        }
    }

    private IEnumerable<SimulatedSession> Open => sessions.Where(session => !session.Cursor.IsClosed);

    /// <summary>What the lane does after whatever happens to a session: lets it read on, and has it looked at.</summary>
    private void Look(SimulatedSession session)
    {
        session.ReadOn(log);
        dispatch.Look(session.Cursor);
    }

    private void Append(string subject, int property, string type = EventTypes.MessageReceived, string? sessionId = null)
    {
        var sequence = log.Count + 1;
        log.Add(new LoggedEvent
        {
            CompanyId = "company",
            Sequence = sequence,
            EventId = $"event{sequence}",
            Type = type,
            Subject = sessionId ?? subject,
            SessionId = sessionId,
            PropertyId = $"{property}",
            OccurredAt = 0,
            Content = "{}",
        });
        if (!strict && sessionId is null && subject != "pulse" && random.Next(40) == 0)
        {
            poison.Add(sequence);
        }

        foreach (var session in Open)
        {
            session.Route(log[^1]);
            Look(session);
        }
    }

    /// <summary>Calls what may be called, then lets the next answer come, or time pass. False when nothing is left to do.</summary>
    private bool Work(bool healthy)
    {
        while (pushing && dispatch.Next(now) is { } next)
        {
            Call(next.Session, next.Entry, healthy);
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

        if (pushing && dispatch.NextLook(now) is { } look)
        {
            now = look > now ? look : now;
            return true;
        }

        return false;
    }

    private void Call(SessionCursor cursor, PendingCallback entry, bool healthy)
    {
        var session = sessions.Single(session => session.Cursor == cursor);
        session.CheckCall(entry, log);
        dispatch.Start(cursor, entry);
        var kind = poison.Contains(entry.Event.Sequence) ? AnswerKind.EndpointTrouble
            : healthy || (!down && random.Next(5) > 0) ? AnswerKind.Delivered
            : Trouble();
        flights.Enqueue(new Flight(dispatch, session, entry, kind), now + TimeSpan.FromMilliseconds(random.Next(1, 3000)));
    }

    private AnswerKind Trouble() => random.Next(40) switch
    {
        0 => AnswerKind.Gone,
        < 6 => AnswerKind.Refused,
        < 12 => AnswerKind.Overload,
        < 18 => AnswerKind.Misconfigured,
        _ => AnswerKind.EndpointTrouble,
    };

    private void Land(Flight flight)
    {
        var (under, session, entry, kind) = flight;
        var step = under.Answered(session.Cursor, entry, new Answer { Kind = kind, Status = 500 }, now);
        session.Landed(entry, kind, step);
        switch (step)
        {
            case LaneStep.EndSession:
                session.Cursor.IsGone = true;
                End(session);
                break;
            case LaneStep.Close:
                session.Cursor.IsClosed = true;
                break;
        }

        Look(session);
    }

    private void Flush()
    {
        foreach (var session in sessions)
        {
            session.Store(log.Count);
            dispatch.Look(session.Cursor);
        }
    }

    /// <summary>The server stops in good order, what is under way given up, and starts again.</summary>
    private void Restart()
    {
        while (flights.TryDequeue(out var flight, out _))
        {
            flight.Under.Aborted(flight.Session.Cursor, flight.Entry);
        }

        Flush();
        sessions.ForEach(session => session.Reload(log.Count));
        CallAnew();
    }

    private void CheckAtRest(SimulatedSession session)
    {
        if (session.HasEnded)
        {
            session.Cursor.IsClosed.ShouldBeTrue($"{session.Id} has ended and is still open");
            return;
        }

        session.Missing(log).ShouldBeEmpty($"{session.Id} never got them");
    }

    private sealed record Flight(LaneDispatch Under, SimulatedSession Session, PendingCallback Entry, AnswerKind Kind);
}
