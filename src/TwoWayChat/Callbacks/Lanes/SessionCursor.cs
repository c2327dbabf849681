using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// One session's place in the company's log: which events it has yet to get, and which of them may go now. Order is kept per subject; other subjects
/// go in parallel within the window. Plain state without clock, database or network, so that a simulation can drive it.
/// </summary>
internal sealed partial class SessionCursor(CursorRow row, int window)
{
    /// <summary>Events held in memory per session, window included.</summary>
    public const int MostPending = 64;

    private readonly List<PendingCallback> pending = [];
    private readonly HashSet<long>? acknowledged = row.Acknowledged.Length > 0 ? [.. row.AcknowledgedAbove()] : null;
    private long scannedTo = row.LowWater;
    private long lastVisible = row.LastVisible;
    private long pulledThrough = row.PulledThrough;

    public string SessionId { get; } = row.SessionId;

    public string UserId { get; private set; } = row.UserId;

    /// <summary>Whose rights decide what the session sees; null when the user is gone.</summary>
    public Account? Account
    {
        get;
        set => UserId = (field = value)?.UserId ?? UserId; // The same text, shared by all sessions of the user.
    }

    /// <summary>Follows the tail of the log; otherwise it has to catch up from <see cref="ScannedTo"/>.</summary>
    public bool Live { get; private set; }

    /// <summary>One event at a time, whatever its subject.</summary>
    public bool Strict { get; set; }

    /// <summary>Everything up to here has been looked at for this session.</summary>
    public long ScannedTo => scannedTo;

    public IReadOnlyList<PendingCallback> Pending => pending;

    /// <summary>Room enough to read on, if it is not live.</summary>
    public bool WantsMore => !Live && (Ending || pending.Count <= MostPending / 2);

    /// <summary>The end has been seen: only <c>session.ended</c> may still go.</summary>
    public bool Ending { get; private set; } = row.Ended;

    /// <summary>The receiver answered 410: nothing is sent to it any more.</summary>
    public bool IsGone { get; set; }

    /// <summary>Nothing is left to do, and its row says so, or will: an answer that comes late changes nothing.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Highest sequence the receiver has acknowledged.</summary>
    public long DeliveredSequence { get; private set; } = Math.Max(row.DeliveredSequence, row.PulledThrough);

    /// <summary>Waits in the follower's queue of sessions that want to read on.</summary>
    public bool Hungry { get; set; }

    /// <summary>Waits in the lane's queue of sessions that may have something to send.</summary>
    public bool Queued { get; set; }

    /// <summary>When the lane looks at it again by itself, if it does.</summary>
    public TimeSpan? TimerAt { get; set; }

    /// <summary>Something has been done that the cursor row does not know yet.</summary>
    public bool Dirty { get; set; }

    /// <summary>Low-water mark as last written.</summary>
    public long StoredLowWater { get; set; } = row.LowWater;

    /// <summary>Whether its row says that it goes by the mark that idle sessions share.</summary>
    public bool StoredIdle { get; set; } = row.Idle;

    /// <summary>Follows the tail, and nothing waits for it.</summary>
    public bool IsIdle => Live && pending.Count == 0;

    /// <summary>What a crash would have sent again.</summary>
    public Unstored Unstored { get; } = new(window);

    /// <summary>
    /// Takes the next event of the log; false, and then it is no longer live, where there is no room. What lies before the session's stretch, or has
    /// been looked at already, is passed over.
    /// </summary>
    public bool Offer(LoggedEvent logged, bool visible)
    {
        if (logged.Sequence <= scannedTo)
        {
            return true;
        }

        var ends = logged.SessionId == SessionId && logged.Type == EventTypes.SessionEnded;
        if (visible && !ends && IsWanted(logged) && pending.Count >= MostPending)
        {
            FallBehind(logged.Sequence - 1);
            return false;
        }

        scannedTo = logged.Sequence;
        if (visible)
        {
            Take(logged, ends);
        }

        return true;
    }

    /// <summary>The end is in the log: what was not delivered stays readable, but no attempt starts any more except that of the end itself.</summary>
    public void BeginEnd()
    {
        if (!Ending)
        {
            Ending = true;
            LetGo(_ => true);
        }
    }

    /// <summary>Has read everything up to <paramref name="sequence"/> and follows the tail from here.</summary>
    public void CaughtUp(long sequence)
    {
        scannedTo = Math.Max(scannedTo, sequence);
        Live = true;
    }

    /// <summary>Stops following the tail at <paramref name="sequence"/>.</summary>
    public void FallBehind(long sequence)
    {
        Live = false;
        scannedTo = sequence;
    }

    /// <summary>The receiver has it.</summary>
    public void Acknowledge(PendingCallback entry)
    {
        DeliveredSequence = Math.Max(DeliveredSequence, entry.Event.Sequence);
        Finish(entry);
    }

    /// <summary>It is done with, delivered or parked.</summary>
    public void Finish(PendingCallback entry)
    {
        if (!entry.Done)
        {
            Unstored.Add();
            Dirty = true;
            Settle(entry);
        }
    }

    /// <summary>It is not sent again, though the receiver did not take it: nobody waits for it any more.</summary>
    public void Drop(PendingCallback entry)
    {
        var previous = PreviousOfFirst;
        pending.Remove(entry);
        Chain(previous);
        Trim();
    }

    /// <summary>
    /// A pulling client has taken everything up to <paramref name="sequence"/>; only ever forward. What of it has not been read yet is read all the same,
    /// to tell what comes before the next event, but not sent. The end is: only its answer closes the cursor.
    /// </summary>
    public void AcknowledgeThrough(long sequence)
    {
        pulledThrough = Math.Max(pulledThrough, sequence);
        foreach (var entry in pending.Where(entry => entry.Event.Sequence <= sequence && entry.Event.Type != EventTypes.SessionEnded).ToList())
        {
            Acknowledge(entry);
        }

        DeliveredSequence = Math.Max(DeliveredSequence, sequence);
        Dirty = true;
    }

    /// <summary>All waiting events may go at once: the endpoint has recovered.</summary>
    public void ClearTimers() => pending.ForEach(entry => entry.NotBefore = TimeSpan.Zero);

    /// <summary>Forgets events that the session's user may no longer see, tried or not, and closes the chain over them.</summary>
    public void Recheck(Func<LoggedEvent, bool> visible)
    {
        if (!Ending)
        {
            LetGo(entry => !entry.Done && !visible(entry.Event));
        }
    }

    /// <summary>The row as it stands now; <paramref name="tail"/> is how far the lane has read the log.</summary>
    public CursorState State(long tail)
    {
        var first = pending.Count > 0 ? pending[0] : null;
        var lowWater = first is null ? (Live ? Math.Max(tail, scannedTo) : scannedTo) : first.Event.Sequence - 1;
        return new CursorState
        {
            SessionId = SessionId,
            LowWater = lowWater,
            LastVisible = first?.PreviousSequence ?? lastVisible,
            Acknowledged = string.Join(',', DoneAbove(lowWater)),
            DeliveredSequence = DeliveredSequence,
            Ending = Ending,
            Idle = IsIdle,
            Rewound = Rewound,
        };
    }

    /// <summary>What is done above the mark: as read, and as stored where it has not been read again, or could not be seen then.</summary>
    private IEnumerable<long> DoneAbove(long lowWater) =>
        pending.Where(entry => entry.Done).Select(entry => entry.Event.Sequence).Concat(acknowledged?.Where(sequence => sequence > lowWater) ?? []);

    private bool IsWanted(LoggedEvent logged) => !Ending && logged.Sequence > pulledThrough;

    private void Take(LoggedEvent logged, bool ends)
    {
        if (ends)
        {
            BeginEnd();
        }

        if (ends || IsWanted(logged))
        {
            Add(new PendingCallback(logged, lastVisible));
        }

        lastVisible = logged.Sequence;
    }

    private void Add(PendingCallback entry)
    {
        pending.Add(entry);
        Recall(entry);
        if (acknowledged?.Remove(entry.Event.Sequence) == true)
        {
            Settle(entry);
        }
    }

    private void Settle(PendingCallback entry)
    {
        entry.Done = true;
        Trim();
    }

    /// <summary>What is done is kept only behind something that is not.</summary>
    private void Trim()
    {
        var done = pending.TakeWhile(first => first.Done).Count();
        pending.RemoveRange(0, done);
        pending.Capacity = pending.Count == 0 ? 0 : pending.Capacity; // Many sessions only wait.
    }

    private long PreviousOfFirst => pending.Count > 0 ? pending[0].PreviousSequence : lastVisible;

    /// <summary>Drops what is <paramref name="unwanted"/>; a call that is under way for it is its last.</summary>
    private void LetGo(Predicate<PendingCallback> unwanted)
    {
        var previous = PreviousOfFirst;
        pending.RemoveAll(entry => !entry.InFlight && unwanted(entry));
        foreach (var entry in pending.Where(entry => entry.InFlight))
        {
            entry.IsMoot = unwanted(entry);
        }

        Chain(previous);
        Trim();
    }

    /// <summary>Closes the chain over what was dropped. A call that was made once says the same each time, and the end names what was in the log.</summary>
    private void Chain(long previous)
    {
        Dirty = true;
        if (Ending)
        {
            return;
        }

        foreach (var entry in pending)
        {
            if (entry is { InFlight: false, Attempts: 0 })
            {
                entry.PreviousSequence = previous;
            }

            previous = entry.Event.Sequence;
        }

        lastVisible = previous;
    }
}
