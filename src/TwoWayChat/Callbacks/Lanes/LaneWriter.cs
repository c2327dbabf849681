using System.Data.Common;
using TwoWayChat.Callbacks.Control;
using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// Collects what a lane has got done and writes it together: a little later, so that many acknowledgements are one transaction, and one write at a
/// time. What could not be written is kept and written again.
/// </summary>
internal sealed partial class LaneWriter(LaneParts parts, CallbackLane lane, LaneSessions sessions, Func<long> tail)
{
    private const long LagWorthStoring = 4096;

    /// <summary>Most rows that are written only for the sake of the common mark, in one go.</summary>
    private const int MostTurned = 1000;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly HashSet<SessionCursor> dirty = [];
    private readonly HashSet<SessionCursor> storing = [];
    private readonly List<CursorState> closed = [];
    private readonly List<AttemptRow> attempts = [];
    private readonly List<AttemptRow> parked = [];
    private readonly List<AttemptRow> unparked = [];
    private readonly List<string> orders = [];
    private EndpointRow? endpoint;
    private long? idleMarkAt;
    private bool idleMarkDue;
    private bool hurried;

    /// <summary>When the next write is due; null while there is nothing to write, or one is under way.</summary>
    public TimeSpan? Due { get; private set; }

    public bool Writing { get; private set; }

    public void Attempt(AttemptRow row, TimeSpan now)
    {
        attempts.Add(row);
        Touch(now);
    }

    public void Park(AttemptRow row) => parked.Add(row);

    /// <summary>The event has been delivered after all.</summary>
    public void Unpark(AttemptRow row) => unparked.Add(row);

    /// <summary>The order has taken effect: its row goes with what it has changed.</summary>
    public void OrderDone(string orderId, TimeSpan now)
    {
        orders.Add(orderId);
        Touch(now);
    }

    public void Endpoint(EndpointRow row, TimeSpan now)
    {
        endpoint = row;
        Touch(now);
    }

    public void Cursor(SessionCursor session, TimeSpan now)
    {
        if (session.IsClosed)
        {
            return; // Its last state waits to be written, or is.
        }

        dirty.Add(session);
        hurried |= session.Unstored.IsPressing;
        Touch(now);
    }

    /// <summary>Writes the session's cursor a last time.</summary>
    public void Close(SessionCursor session, TimeSpan now)
    {
        dirty.Remove(session);
        storing.Remove(session);
        closed.Add(session.State(tail()) with { Closed = true });
        Touch(now);
    }

    /// <summary>Begins to write all that is there, beside the lane's turns, and reports back to them.</summary>
    public void Write()
    {
        Writing = true;
        Due = null;
        _ = WriteAsync(Take());
    }

    /// <summary>
    /// Sessions that see little get their common mark moved now and then, so that a restart need not read the log from far back, nor the log be kept for them.
    /// </summary>
    public void MoveIdleMark(TimeSpan now)
    {
        idleMarkAt ??= tail();
        if (tail() - idleMarkAt >= LagWorthStoring)
        {
            idleMarkAt = tail();
            idleMarkDue = true;
            Touch(now);
        }
    }

    /// <summary>Writes every mark that has moved, and hands the lane over: its end.</summary>
    public async Task HandOverAsync()
    {
        dirty.UnionWith(sessions.All.Where(session => session.Dirty || (!session.IsIdle && session.State(tail()).LowWater > session.StoredLowWater)));
        idleMarkDue = true;
        await parts.Flushes.WriteAsync(lane.CompanyId, lane.Epoch, Take(), CancellationToken.None);
        await parts.Store.ReleaseAsync(lane.CompanyId, parts.Owner, lane.Epoch, CancellationToken.None);
    }

    private async Task WriteAsync(LaneFlush flush)
    {
        bool? held = null;
        try
        {
            held = await parts.Flushes.WriteAsync(lane.CompanyId, lane.Epoch, flush, CancellationToken.None);
            parts.Metrics.Flushed(flush.Cursors.Count);
        }
        catch (Exception error) when (error is StorageUnavailableException or DbException)
        {
            LogTrouble(parts.Logger, error.GetType().Name);
        }
#pragma warning disable CA1031 // A bug must not end the writing without a word: it is logged, and what was to be written is kept.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogBug(parts.Logger, bug);
        }

        lane.Post(() => Written(held is null ? flush : null));
        if (held is false)
        {
            lane.Lost();
        }
    }

    private void Written(LaneFlush? failed)
    {
        Writing = false;
        Stored(failed is null);
        var now = LaneClock.Now(parts.Time);
        if (failed is not null)
        {
            PutBack(failed);
            Due = now + RetryAfter;
        }
        else if (dirty.Count + attempts.Count + closed.Count + orders.Count > 0 || endpoint is not null || idleMarkDue)
        {
            Due = hurried ? now : parts.NextFlush(now);
        }
    }

    private void Stored(bool written)
    {
        foreach (var session in storing)
        {
            if (!written)
            {
                dirty.Add(session);
            }

            if (written)
            {
                session.Stored();
            }

            if (session.Unstored.End(written))
            {
                lane.Look(session);
            }
        }

        storing.Clear();
    }

    private void Touch(TimeSpan now)
    {
        if (!Writing)
        {
            Due = hurried ? now : Due ?? parts.NextFlush(now);
        }
    }

    /// <summary>
    /// Where the common mark moves to. Before it may, or in the same transaction, every session that has left it says so in its own row; those that have
    /// come to it may take their time.
    /// </summary>
    private long? TakeIdleMark()
    {
        if (!idleMarkDue)
        {
            return null;
        }

        List<SessionCursor> left = [.. sessions.All.Where(session => session is { StoredIdle: true, IsIdle: false })];
        var come = sessions.All.Where(session => session is { StoredIdle: false, IsIdle: true });
        dirty.UnionWith(left.Concat(come).Take(MostTurned));
        idleMarkDue = left.Count > MostTurned;
        return idleMarkDue ? null : tail();
    }

    private LaneFlush Take()
    {
        var idleThrough = TakeIdleMark();
        var cursors = new List<CursorState>(closed);
        var replays = new List<ReplayProgress>();
        foreach (var session in dirty)
        {
            var state = session.State(tail());
            session.Dirty = false;
            session.Unstored.Begin();
            session.BeginStore();
            session.StoredLowWater = state.LowWater;
            session.StoredIdle = state.Idle;
            if (session.Replay is { } replay)
            {
                replays.Add(replay.Progress(state));
            }
            else
            {
                cursors.Add(state);
            }
        }

        var flush = new LaneFlush(cursors, [.. attempts], [.. parked], endpoint)
        {
            IsUrgent = hurried, IdleThrough = idleThrough, Orders = [.. orders], Replays = replays, Unparked = [.. unparked],
        };
        storing.UnionWith(dirty);
        hurried = false;
        dirty.Clear();
        closed.Clear();
        attempts.Clear();
        parked.Clear();
        unparked.Clear();
        orders.Clear();
        endpoint = null;
        return flush;
    }

    private void PutBack(LaneFlush flush)
    {
        closed.InsertRange(0, flush.Cursors.Where(cursor => cursor.Closed)); // The others are read anew.
        attempts.InsertRange(0, flush.Attempts);
        parked.InsertRange(0, flush.Parked);
        unparked.InsertRange(0, flush.Unparked);
        orders.InsertRange(0, flush.Orders);
        endpoint ??= flush.Endpoint;
        idleMarkDue |= flush.IdleThrough is not null;
    }

    [LoggerMessage(LogLevel.Error, "A lane's marks could not be written because of a bug, and are kept")]
    private static partial void LogBug(ILogger logger, Exception bug);

    [LoggerMessage(LogLevel.Warning, "A lane's marks could not be written and are kept: {Error}")]
    private static partial void LogTrouble(ILogger logger, string error);
}
