using TwoWayChat.Callbacks.Control;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// The replays of a lane: each is a cursor of its own over its span, which takes turns with the sessions at the same endpoint and moves no session's
/// cursor. Used on the lane's own task only.
/// </summary>
internal sealed class LaneReplays(LaneParts parts, string companyId, LaneSessions sessions, LaneWriter writer)
{
    private const int PageSize = 64;
    private const int PagesPerTurn = 8;

    private readonly Dictionary<string, SessionCursor> running = new(StringComparer.Ordinal);
    private readonly Queue<SessionCursor> hungry = new();

    public IEnumerable<SessionCursor> All => running.Values;

    /// <summary>The lane starts from nothing.</summary>
    public void Forget()
    {
        running.Clear();
        hungry.Clear();
    }

    /// <summary>Reads which replays run: new ones begin, those that somebody has stopped send nothing more.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var rows = await parts.Control.RunningAsync(companyId, cancellationToken);
        foreach (var cursor in running.Values.ExceptBy(rows.Select(row => row.ReplayId), cursor => cursor.Replay!.ReplayId, StringComparer.Ordinal).ToList())
        {
            Drop(cursor);
        }

        foreach (var row in rows.Where(row => !running.ContainsKey(row.ReplayId)))
        {
            Add(row);
        }
    }

    /// <summary>The cursor may have room to read on, or be done.</summary>
    public void Feed(SessionCursor cursor)
    {
        if (cursor.Replay!.Status != ReplayStatus.Running)
        {
            return;
        }

        if (cursor.ScannedTo >= cursor.Replay.Through)
        {
            Finish(cursor);
        }
        else if (cursor is { WantsMore: true, Hungry: false })
        {
            cursor.Hungry = true;
            hungry.Enqueue(cursor);
        }
    }

    /// <summary>Lets replays that have room read on; true when some still want more.</summary>
    public async Task<bool> ReadAsync(LaneConfig config, Action<SessionCursor> changed, CancellationToken cancellationToken)
    {
        for (var page = 0; page < PagesPerTurn && hungry.TryPeek(out var cursor); page++)
        {
            if (cursor.Replay!.Status == ReplayStatus.Running)
            {
                await ReadPageAsync(cursor, config, cancellationToken);
            }

            hungry.Dequeue();
            cursor.Hungry = false;
            changed(cursor);
        }

        return hungry.Count > 0;
    }

    /// <summary>Rights or configuration have changed.</summary>
    public void Recheck(LaneConfig config)
    {
        foreach (var cursor in running.Values)
        {
            cursor.Account = cursor.Replay!.Session.Account;
            cursor.Strict = config.Strict;
            cursor.Recheck(logged => config.Sees(cursor, logged));
        }
    }

    /// <summary>The session has ended, and its replays with it.</summary>
    public void End(string sessionId, TimeSpan now)
    {
        foreach (var cursor in running.Values.Where(cursor => cursor.SessionId == sessionId).ToList())
        {
            cursor.Replay!.Status = ReplayStatus.Stopped;
            writer.Cursor(cursor, now);
            Drop(cursor);
        }
    }

    private void Add(ReplayRow row)
    {
        if (sessions.Find(row.SessionId) is not { Ending: false } session)
        {
            return; // It has just ended.
        }

        var stored = new CursorRow
        {
            SessionId = row.SessionId,
            UserId = session.UserId,
            LowWater = row.LowWater,
            LastVisible = row.LastVisible,
            Acknowledged = row.Acknowledged,
            DeliveredSequence = 0,
            PulledThrough = 0,
            Ended = false,
        };
        var cursor = new SessionCursor(stored, parts.Options.Window) { Account = session.Account, Strict = session.Strict, Replay = new Replay(row, session) };
        running[row.ReplayId] = cursor;
        Feed(cursor);
    }

    private void Drop(SessionCursor cursor)
    {
        running.Remove(cursor.Replay!.ReplayId);
        cursor.Held = true;
        cursor.Replay.Status = cursor.Replay.Status == ReplayStatus.Running ? ReplayStatus.Stopped : cursor.Replay.Status;
    }

    private void Finish(SessionCursor cursor)
    {
        if (cursor.Pending.Count == 0)
        {
            cursor.Replay!.Status = ReplayStatus.Done;
            writer.Cursor(cursor, LaneClock.Now(parts.Time));
            Drop(cursor);
        }
    }

    private async Task ReadPageAsync(SessionCursor cursor, LaneConfig config, CancellationToken cancellationToken)
    {
        var through = cursor.Replay!.Through;
        var page = await parts.Log.AfterAsync(companyId, cursor.ScannedTo, PageSize, cancellationToken);
        var hadRoom = page.TakeWhile(logged => logged.Sequence <= through)
            .All(logged => cursor.Offer(logged, config.Sees(cursor, logged)));
        if (hadRoom && (page.Count < PageSize || page[^1].Sequence >= through))
        {
            cursor.FallBehind(through); // Nothing more of the span is in the log.
        }

        await RestoreAsync(cursor, cancellationToken);
    }

    /// <summary>What was sent first is sent again: rights may have changed meanwhile, and with them the chain.</summary>
    private async Task RestoreAsync(SessionCursor cursor, CancellationToken cancellationToken)
    {
        long[] waiting = [.. cursor.Pending.Select(entry => entry.Event.Sequence)];
        var sent = await parts.Control.SentAsync(companyId, cursor.SessionId, waiting, cancellationToken);
        var known = sent.ToDictionary(position => position.Sequence, position => position.PreviousSequence);
        foreach (var entry in cursor.Pending)
        {
            entry.PreviousSequence = known.GetValueOrDefault(entry.Event.Sequence, entry.PreviousSequence);
        }
    }
}
