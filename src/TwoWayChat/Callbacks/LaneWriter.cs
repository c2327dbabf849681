namespace TwoWayChat.Callbacks;

/// <summary>
/// Collects what a lane has got done and writes it together: a little later, so that many acknowledgements are one transaction, and one write at a
/// time. What could not be written is kept and written again.
/// </summary>
internal sealed class LaneWriter(TimeSpan interval, Func<long> tail)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly HashSet<SessionCursor> dirty = [];
    private readonly List<CursorState> closed = [];
    private readonly List<AttemptRow> attempts = [];
    private readonly List<AttemptRow> parked = [];
    private EndpointRow? endpoint;

    /// <summary>When the next write is due; null while there is nothing to write, or one is under way.</summary>
    public TimeSpan? Due { get; private set; }

    public bool Writing { get; private set; }

    public void Attempt(AttemptRow row, TimeSpan now)
    {
        attempts.Add(row);
        Touch(now);
    }

    public void Park(AttemptRow row) => parked.Add(row);

    public void Endpoint(EndpointRow row, TimeSpan now)
    {
        endpoint = row;
        Touch(now);
    }

    public void Cursor(SessionCursor session, TimeSpan now)
    {
        dirty.Add(session);
        Touch(now);
    }

    /// <summary>Writes the session's cursor a last time.</summary>
    public void Close(SessionCursor session, TimeSpan now)
    {
        dirty.Remove(session);
        closed.Add(session.State(tail()) with { Closed = true });
        Touch(now);
    }

    /// <summary>Takes all that is there to be written now.</summary>
    public LaneFlush Begin()
    {
        Writing = true;
        Due = null;
        return Take();
    }

    /// <summary>The write is over; <paramref name="failed"/> is kept to be written again.</summary>
    public void End(LaneFlush? failed, TimeSpan now)
    {
        Writing = false;
        if (failed is not null)
        {
            PutBack(failed);
            Due = now + RetryAfter;
        }
        else if (dirty.Count + attempts.Count + closed.Count > 0 || endpoint is not null)
        {
            Due = now + interval;
        }
    }

    private void Touch(TimeSpan now)
    {
        if (!Writing)
        {
            Due ??= now + interval;
        }
    }

    private LaneFlush Take()
    {
        var cursors = new List<CursorState>(closed);
        foreach (var session in dirty)
        {
            var state = session.State(tail());
            session.Dirty = false;
            session.StoredLowWater = state.LowWater;
            cursors.Add(state);
        }

        var flush = new LaneFlush(cursors, [.. attempts], [.. parked], endpoint);
        dirty.Clear();
        closed.Clear();
        attempts.Clear();
        parked.Clear();
        endpoint = null;
        return flush;
    }

    private void PutBack(LaneFlush flush)
    {
        closed.InsertRange(0, flush.Cursors); // An older state is harmless: cursors only move forward.
        attempts.InsertRange(0, flush.Attempts);
        parked.InsertRange(0, flush.Parked);
        endpoint ??= flush.Endpoint;
    }
}
