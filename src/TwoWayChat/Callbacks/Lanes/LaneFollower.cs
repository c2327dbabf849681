using System.Security.Cryptography;
using TwoWayChat.Companies;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// Reads the company's log once for all sessions of a lane: the tail for those that follow it, older pages for those that have fallen behind. It looks
/// at the access version before it reads on, so that nothing is routed by rights that a commit before it had ended.
/// </summary>
internal sealed partial class LaneFollower(LaneParts parts, string companyId, LaneSessions sessions)
{
    private const int PagesPerTurn = 4;
    private const int HungryPerTurn = 32;
    private const int MostOffered = 1024;

    private readonly LaneAccounts accounts = new(parts.Users, companyId);
    private readonly LogPages pages = new(parts.Log, companyId);
    private readonly Queue<SessionCursor> hungry = new();
    private readonly Queue<LoggedEvent> offered = new();
    private long accessVersion = -1;
    private List<SessionCursor> ended = [];

    /// <summary>How far the log has been read.</summary>
    public long Tail { get; private set; }

    public LaneConfig Config { get; private set; } = LaneConfig.Off;

    /// <summary>The configuration has been read anew, and the endpoint may be another one.</summary>
    public bool ConfigChanged { get; set; }

    /// <summary>
    /// Begins at the log's head; every stored session catches up from its own mark. The head is read before the sessions: one that is registered in
    /// between is then among them, or its beginning lies beyond the head and is still to be read. May be called again where it has thrown.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var head = await parts.Log.HeadAsync(companyId, cancellationToken);
        var rows = await parts.Store.OpenCursorsAsync(companyId, cancellationToken);
        Tail = head.Sequence;
        accessVersion = -1; // What was read before belonged to cursors that are gone now.
        sessions.Clear();
        hungry.Clear();
        offered.Clear();
        foreach (var row in rows)
        {
            Add(row, null);
        }

        await RememberTriesAsync(cancellationToken);
        await RefreshAsync(head, cancellationToken);
    }

    /// <summary>
    /// Takes what a commit on this node has added, so that it need not be read again; false where the log has to be asked: something lies between, rights
    /// have changed, or it is too much to hold.
    /// </summary>
    public bool Offer(LogGrowth growth)
    {
        if (growth.Head.AccessVersion != accessVersion)
        {
            return false;
        }

        var reach = Tail + offered.Count;
        if (growth.Head.Sequence <= reach)
        {
            return true;
        }

        if (growth.Head.Sequence - growth.Events.Count != reach || offered.Count + growth.Events.Count > MostOffered)
        {
            return false;
        }

        foreach (var logged in growth.Events)
        {
            offered.Enqueue(logged);
        }

        return true;
    }

    /// <summary>Routes what has been offered.</summary>
    public async Task TakeOfferedAsync(Action<SessionCursor> changed, CancellationToken cancellationToken)
    {
        while (offered.TryPeek(out var logged))
        {
            await RouteAsync(logged, changed, cancellationToken);
            offered.Dequeue();
            Tail = logged.Sequence;
        }
    }

    /// <summary>Reads what is new, some pages at most; true when there is more. <paramref name="changed"/> gets each session that has something new.</summary>
    public async Task<bool> ReadTailAsync(Action<SessionCursor> changed, CancellationToken cancellationToken)
    {
        offered.Clear();
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

    /// <summary>The session has fallen behind: it reads on once it has room.</summary>
    public void Feed(SessionCursor session)
    {
        if (session is { WantsMore: true, Hungry: false })
        {
            session.Hungry = true;
            hungry.Enqueue(session);
        }
    }

    /// <summary>Lets sessions that have fallen behind, and have room again, read on; true when some still want more.</summary>
    public async Task<bool> CatchUpAsync(Action<SessionCursor> changed, CancellationToken cancellationToken)
    {
        for (var turn = 0; turn < HungryPerTurn && hungry.TryPeek(out var session); turn++)
        {
            await ReadPageAsync(session, cancellationToken);
            hungry.Dequeue();
            session.Hungry = false;
            Feed(session);
            changed(session);
        }

        if (hungry.Count == 0)
        {
            pages.Rest(LaneClock.Now(parts.Time));
        }

        return hungry.Count > 0;
    }

    /// <summary>Sessions whose end has been seen since this was last asked.</summary>
    public IReadOnlyList<SessionCursor> TakeEnded()
    {
        var taken = ended;
        ended = [];
        return taken;
    }

    /// <summary>All sessions whose end has been seen: to be asked where sending stops.</summary>
    public void AllEnded() => ended = [.. sessions.All.Where(session => session.Ending)];

    private async Task RouteAsync(LoggedEvent logged, Action<SessionCursor> changed, CancellationToken cancellationToken)
    {
        if (logged is { Type: EventTypes.SessionCreated, SessionId: { } created } && sessions.Find(created) is null)
        {
            await AddAsync(created, cancellationToken);
        }

        foreach (var session in Config.Wants(logged) ? sessions.Viewers(logged) : [])
        {
            if (logged.Type == EventTypes.SessionEnded)
            {
                session.BeginEnd(); // A session that has fallen behind still reads up to here, only to tell what the end follows.
                ended.Add(session);
                Feed(session);
            }

            if (session.Live)
            {
                session.Offer(logged, visible: true);
                changed(session);
            }
        }
    }

    private async Task ReadPageAsync(SessionCursor session, CancellationToken cancellationToken)
    {
        var (events, last) = session.ScannedTo < Tail ? await pages.ReadAsync(session.ScannedTo + 1, Tail, LaneClock.Now(parts.Time), cancellationToken)
            : ([], Tail);
        foreach (var logged in events.Where(logged => logged.Sequence > session.ScannedTo && logged.Sequence <= Tail))
        {
            if (!session.Offer(logged, Config.Sees(session, logged)))
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

    private async Task RememberTriesAsync(CancellationToken cancellationToken)
    {
        // An endpoint that takes nothing for longer is disabled: older tries count for nothing.
        var from = (parts.Time.GetUtcNow() - parts.Options.DisableAfter).ToUnixTimeMilliseconds();
        foreach (var tried in await parts.Store.TriedAsync(companyId, from, cancellationToken))
        {
            sessions.Find(tried.SessionId)?.Remember(tried);
        }
    }

    private async Task AddAsync(string sessionId, CancellationToken cancellationToken)
    {
        if (await parts.Store.OpenCursorAsync(companyId, sessionId, cancellationToken) is { } row)
        {
            Add(row, await accounts.FindAsync(row.UserId, cancellationToken));
        }
    }

    private void Add(CursorRow row, Account? account)
    {
        var session = new SessionCursor(row, parts.Options.Window) { Account = account, Strict = Config.Strict };
        sessions.Add(session);
        Feed(session);
    }

    /// <summary>Reads configuration and accounts again when the access version has moved.</summary>
    private async Task RefreshAsync(LogHead head, CancellationToken cancellationToken)
    {
        if (head.AccessVersion == accessVersion)
        {
            return;
        }

        pages.Forget();
        var config = await parts.Configs.FindAsync(companyId, cancellationToken);
        Config = Read(config);
        ConfigChanged = true;
        await accounts.RefreshAsync([.. sessions.All.Select(session => session.UserId).Distinct(StringComparer.Ordinal)], cancellationToken);
        foreach (var session in sessions.All)
        {
            session.Account = accounts.Of(session.UserId);
            session.Strict = Config.Strict;
            session.Recheck(logged => Config.Sees(session, logged));
        }

        sessions.Reindex();
        accessVersion = head.AccessVersion;
    }

    /// <summary>Secrets that cannot be read (another master key) stop the sending until they are made anew; they must not stop the lane.</summary>
    private LaneConfig Read(ChatApiConfig? config)
    {
        try
        {
            return config is null ? LaneConfig.Off : LaneConfig.Of(config, parts.Secrets);
        }
        catch (CryptographicException)
        {
            LogUnreadable(parts.Logger);
            return LaneConfig.Off;
        }
    }

    [LoggerMessage(LogLevel.Error, "A company's callback secrets cannot be read with this master key: nothing is sent until a new secret is made")]
    private static partial void LogUnreadable(ILogger logger);
}
