using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Events;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>One session of a simulated company: its real cursor, and what its receiver may count on.</summary>
internal sealed class SimulatedSession
{
    private readonly int window;
    private readonly long first;
    private readonly HashSet<long> done = [];
    private readonly HashSet<long> stored = [];
    private readonly HashSet<PendingCallback> underWay = [];
    private readonly Dictionary<long, TriedRow> tries = [];
    private CursorRow row;
    private int rights;
    private long rightsSince;
    private long pulled;
    private long idleThrough;

    /// <summary>It begins after <paramref name="head"/> and sees all properties.</summary>
    public SimulatedSession(string id, long head, int window, bool strict)
    {
        this.window = window;
        Id = id;
        first = head + 1;
        rights = int.MaxValue;
        row = new CursorRow
        {
            SessionId = id, UserId = "user", LowWater = head, LastVisible = 0, Acknowledged = "", DeliveredSequence = 0, PulledThrough = 0, Ended = false,
        };
        Strict = strict;
        Cursor = New();
    }

    public string Id { get; }

    public SessionCursor Cursor { get; private set; }

    public bool HasEnded { get; set; }

    private bool Strict { get; }

    public void Route(LoggedEvent logged)
    {
        if (logged.Type == EventTypes.SessionEnded && logged.SessionId == Id)
        {
            Cursor.BeginEnd();
        }

        if (Cursor.Live)
        {
            Cursor.Offer(logged, Sees(logged));
        }
    }

    public void ReadOn(List<LoggedEvent> log)
    {
        if (Cursor.WantsMore && log.Skip((int)Cursor.ScannedTo).All(logged => Cursor.Offer(logged, Sees(logged))))
        {
            Cursor.CaughtUp(log.Count);
        }
    }

    /// <summary>From now on it sees only properties up to <paramref name="last"/>, of what is not sent yet, too.</summary>
    public void Regrant(int last, long head)
    {
        (rights, rightsSince) = (last, head);
        Cursor.Recheck(Sees);
    }

    public void Pull(long through)
    {
        pulled = Math.Max(pulled, through);
        row = row with { PulledThrough = pulled };
        Cursor.AcknowledgeThrough(through);
    }

    /// <summary>What must hold of every single call.</summary>
    public void CheckCall(PendingCallback entry, List<LoggedEvent> log)
    {
        var (logged, call) = (entry.Event, $"{Id} is sent {entry.Event.Sequence} ({entry.Event.Type})");
        Cursor.IsClosed.ShouldBeFalse($"{call}, and is closed");
        Sees(logged).ShouldBeTrue($"{call}, and may not see it");
        done.ShouldNotContain(logged.Sequence, $"{call}, and had it");
        stored.ShouldNotContain(logged.Sequence, $"{call}, which was stored as done");
        (logged.Sequence <= pulled && logged.Type != EventTypes.SessionEnded).ShouldBeFalse($"{call}, and has pulled it");
        underWay.Where(other => !other.Done)
            .ShouldAllBe(other => !Strict && other.Event.SessionId == null && other.Event.Subject != logged.Subject, $"{call}, out of order");
        if (rights == int.MaxValue)
        {
            entry.PreviousSequence.ShouldBe(PreviousOf(logged, log), $"{call}, with a broken chain");
        }

        if (HasEnded)
        {
            logged.Type.ShouldBe(EventTypes.SessionEnded, $"{call} after its end");
        }

        underWay.Add(entry);
    }

    public void Landed(PendingCallback entry, AnswerKind kind, LaneStep step)
    {
        underWay.Remove(entry);
        tries[entry.Event.Sequence] = new TriedRow
        {
            SessionId = Id, Sequence = entry.Event.Sequence, Attempts = entry.Attempts, Refusals = entry.Refusals,
        };
        entry.Attempts.ShouldBeLessThanOrEqualTo(entry.Event.Type == EventTypes.SessionEnded ? 10 : int.MaxValue, $"{Id} was sent its end too often");
        if (kind == AnswerKind.Delivered || step == LaneStep.Park)
        {
            done.Add(entry.Event.Sequence);
        }
    }

    /// <summary>Writes its cursor down; one that only waits goes by the common mark, and its row stays as it is.</summary>
    public void Store(long tail)
    {
        var state = Cursor.State(tail);
        row = row is { Idle: true } && state.Idle && !Cursor.Dirty
            ? row with { Ended = HasEnded }
            : row with
            {
                LowWater = state.LowWater,
                LastVisible = state.LastVisible,
                Acknowledged = state.Acknowledged,
                DeliveredSequence = state.DeliveredSequence,
                Idle = state.Idle,
                Ended = HasEnded,
            };
        (idleThrough, Cursor.Dirty) = (tail, false);
        stored.UnionWith(done);
        Cursor.Unstored.Begin();
        Cursor.Unstored.End(written: true);
    }

    /// <summary>Another process reads it again.</summary>
    public void Reload(long head)
    {
        underWay.Clear();
        var closed = Cursor.IsClosed;
        row = row with { LowWater = row.Idle ? Math.Max(row.LowWater, idleThrough) : row.LowWater };
        Cursor = New();
        tries.Values.Where(tried => !done.Contains(tried.Sequence)).ToList().ForEach(Cursor.Remember);
        Cursor.IsClosed = closed;
        if (row.LowWater == head)
        {
            Cursor.CaughtUp(head);
        }
    }

    /// <summary>What it saw all the time and has neither got nor pulled.</summary>
    public IEnumerable<long> Missing(List<LoggedEvent> log) => log
        .Where(logged => logged.Sequence >= first && logged.Sequence > pulled && (logged.Sequence > rightsSince || rights == int.MaxValue) && Sees(logged))
        .Select(logged => logged.Sequence)
        .Except(done);

    /// <summary>The event before it in the session's view.</summary>
    private long PreviousOf(LoggedEvent logged, List<LoggedEvent> log) =>
        log.Take((int)logged.Sequence - 1).LastOrDefault(before => before.Sequence >= first && Sees(before))?.Sequence ?? 0;

    private SessionCursor New() => new(row, window) { Strict = Strict };

    private bool Sees(LoggedEvent logged) =>
        logged.SessionId is { } only ? only == Id : int.Parse(logged.PropertyId!, System.Globalization.CultureInfo.InvariantCulture) <= rights;
}
