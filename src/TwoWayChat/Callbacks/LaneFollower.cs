using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks;

/// <summary>
/// Reads the company's log once for all sessions of a lane: the tail for those that follow it, older pages for those that have fallen behind. It looks
/// at the access version before it reads on, so that nothing is routed by rights that a commit before it had ended.
/// </summary>
internal sealed class LaneFollower(LaneParts parts, string companyId, LaneSessions sessions)
{
    private const int PagesPerTurn = 4;
    private const int LaggingPerTurn = 32;

    private readonly LogPages pages = new(parts.Log, companyId);
    private readonly HashSet<SessionCursor> lagging = [];
    private long accessVersion = -1;

    /// <summary>How far the log has been read.</summary>
    public long Tail { get; private set; }

    public LaneConfig Config { get; private set; } = LaneConfig.Off;

    /// <summary>The configuration has been read anew, and the endpoint may be another one.</summary>
    public bool ConfigChanged { get; set; }

    /// <summary>Begins at the log's head; every stored session catches up from its own mark.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await parts.Store.OpenCursorsAsync(companyId, cancellationToken))
        {
            Add(row);
        }

        var head = await parts.Log.HeadAsync(companyId, cancellationToken);
        Tail = head.Sequence;
        await RefreshAsync(head, cancellationToken);
    }

    /// <summary>Reads what is new, some pages at most; true when there is more. <paramref name="changed"/> gets each session that has something new.</summary>
    public async Task<bool> ReadTailAsync(Action<SessionCursor> changed, CancellationToken cancellationToken)
    {
        var head = await parts.Log.HeadAsync(companyId, cancellationToken);
        await RefreshAsync(head, cancellationToken);
        for (var page = 0; page < PagesPerTurn && Tail < head.Sequence; page++)
        {
            var limit = (int)Math.Min(LogReader.MostPerRead, head.Sequence - Tail);
            foreach (var logged in await parts.Log.AfterAsync(companyId, Tail, limit, cancellationToken))
            {
                await RouteAsync(logged, changed, cancellationToken);
                Tail = logged.Sequence;
            }
        }

        return Tail < head.Sequence;
    }

    /// <summary>Lets sessions that have fallen behind, and have room again, read on; true when some still want more.</summary>
    public async Task<bool> CatchUpAsync(Action<SessionCursor> changed, CancellationToken cancellationToken)
    {
        foreach (var session in lagging.Where(session => session.WantsMore).Take(LaggingPerTurn).ToList())
        {
            await ReadPageAsync(session, cancellationToken);
            changed(session);
            if (session.Live)
            {
                lagging.Remove(session);
            }
        }

        return lagging.Any(session => session.WantsMore);
    }

    public void Forget(SessionCursor session)
    {
        lagging.Remove(session);
        sessions.Remove(session);
    }

    private async Task RouteAsync(LoggedEvent logged, Action<SessionCursor> changed, CancellationToken cancellationToken)
    {
        if (logged is { Type: EventTypes.SessionCreated, SessionId: { } created } && sessions.Find(created) is null)
        {
            await AddAsync(created, cancellationToken);
        }

        foreach (var session in Config.Wants(logged) ? sessions.Viewers(logged) : [])
        {
            if (session.Live)
            {
                Offer(session, logged);
                changed(session);
            }
            else if (logged.Type == EventTypes.SessionEnded)
            {
                session.BeginEnd(); // It still has to read up to here, only to tell what the end follows.
            }
        }
    }

    private void Offer(SessionCursor session, LoggedEvent logged)
    {
        if (!session.Offer(logged, visible: true))
        {
            lagging.Add(session);
        }
    }

    private async Task ReadPageAsync(SessionCursor session, CancellationToken cancellationToken)
    {
        var (events, last) = session.ScannedTo < Tail ? await pages.ReadAsync(session.ScannedTo + 1, cancellationToken) : ([], Tail);
        foreach (var logged in events.Where(logged => logged.Sequence > session.ScannedTo && logged.Sequence <= Tail))
        {
            if (!session.Offer(logged, Config.Wants(logged) && LaneSessions.Sees(session, logged)))
            {
                return;
            }
        }

        var reached = Math.Min(last, Tail);
        if (reached == Tail)
        {
            session.CaughtUp(Tail);
        }
        else
        {
            session.FallBehind(reached);
        }
    }

    private async Task AddAsync(string sessionId, CancellationToken cancellationToken)
    {
        if (await parts.Store.OpenCursorAsync(companyId, sessionId, cancellationToken) is { } row)
        {
            var session = Add(row);
            session.Account = await parts.Users.FindByIdAsync(companyId, session.UserId, cancellationToken);
            session.Strict = Config.Strict;
            sessions.Reindex();
        }
    }

    private SessionCursor Add(CursorRow row)
    {
        var session = new SessionCursor(row, parts.Options.Window);
        if (row.PulledThrough > row.LowWater)
        {
            session.AcknowledgeThrough(row.PulledThrough);
        }

        sessions.Add(session);
        lagging.Add(session);
        return session;
    }

    /// <summary>Reads configuration and accounts again when the access version has moved.</summary>
    private async Task RefreshAsync(LogHead head, CancellationToken cancellationToken)
    {
        if (head.AccessVersion == accessVersion)
        {
            return;
        }

        var config = await parts.Configs.FindAsync(companyId, cancellationToken);
        Config = config is null ? LaneConfig.Off : LaneConfig.Of(config, parts.Secrets);
        ConfigChanged = true;
        var accounts = new Dictionary<string, Account?>(StringComparer.Ordinal);
        foreach (var session in sessions.All)
        {
            if (!accounts.TryGetValue(session.UserId, out var account))
            {
                accounts[session.UserId] = account = await parts.Users.FindByIdAsync(companyId, session.UserId, cancellationToken);
            }

            session.Account = account;
            session.Strict = Config.Strict;
            session.Recheck(logged => Config.Wants(logged) && LaneSessions.Sees(session, logged));
        }

        sessions.Reindex();
        accessVersion = head.AccessVersion;
    }
}
