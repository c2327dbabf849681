using System.Data.Common;
using System.Threading.Channels;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// Sends one company's callbacks: it owns the cursors of all its sessions under a lease, reads the log once for all of them, and takes one turn after
/// the other on a single task, so that nothing in it needs a lock. Everything it holds can be read again from the database.
/// </summary>
internal sealed partial class CallbackLane : ISlotWaiter
{
    /// <summary>Commits that may wait in the mail with their events; of further ones the lane only hears that they are, and reads them from the log.</summary>
    private const int MostGrowths = 1024;

    private static readonly TimeSpan TroublePause = TimeSpan.FromSeconds(1);

    private readonly LaneParts parts;
    private readonly LaneSessions sessions = new();
    private readonly LaneFollower follower;
    private readonly LaneWriter writer;
    private readonly LaneSending sending;
    private readonly LanePassing passing;
    private readonly LaneReplays replays;
    private readonly LaneControl control;
    private readonly Channel<Action> mail = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly LaneFences fences;
    private readonly ITimer timer;
    private readonly LaneLease lease;
    private readonly long epoch;

    private TimeSpan pausedUntil;
    private bool moved = true;
    private int wakePosted;
    private int growthsPosted;
    private TimeSpan? stopBy;
    private bool started;

    public CallbackLane(LaneParts parts, string companyId, long epoch, TimeSpan leaseFrom)
    {
        this.parts = parts;
        this.epoch = epoch;
        CompanyId = companyId;
        lease = LaneLease.Begin(parts.Time, parts.Options.Lease, leaseFrom);
        fences = new LaneFences(sessions);
        follower = new LaneFollower(parts, companyId, sessions);
        writer = new LaneWriter(parts, this, sessions, () => follower.Tail);
        replays = new LaneReplays(parts, companyId, sessions, writer);
        control = new LaneControl(parts, this, sessions, replays, writer);
        sending = new LaneSending(parts, this, writer, lease);
        passing = new LanePassing(parts, this, sessions, lease);
        timer = parts.Time.CreateTimer(_ => TakeTurn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string CompanyId { get; }

    public long Epoch => epoch;

    /// <summary>Ends when the lane has stopped, for whatever reason; one that has not started yet is not over.</summary>
    public Task Completion { get; private set; } = new TaskCompletionSource().Task;

    /// <summary>Has been told to stop, or is over: sessions that come now need another lane.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>Has no session left to serve.</summary>
    public bool IsIdle => started && sessions.Count == 0;

    public LaneConfig Config => follower.Config;

    /// <summary>Commits that wait in the mail with their events.</summary>
    internal int GrowthsWaiting => Volatile.Read(ref growthsPosted);

    private TimeSpan Now => LaneClock.Now(parts.Time);

    public void Start() => Completion = Task.Run(RunAsync);

    /// <summary>The log may have grown. Cheap, and may be called from any thread at any time.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref wakePosted, 1) == 0)
        {
            Post(() =>
            {
                Volatile.Write(ref wakePosted, 0);
                moved = true;
            });
        }
    }

    /// <summary>A commit on this node has added something to the log.</summary>
    public void Grown(LogGrowth growth)
    {
        if (Interlocked.Increment(ref growthsPosted) > MostGrowths)
        {
            Interlocked.Decrement(ref growthsPosted);
            Wake();
            return;
        }

        Post(() =>
        {
            Interlocked.Decrement(ref growthsPosted);
            moved |= !started || !follower.Offer(growth);
        });
    }

    /// <summary>The lease was renewed by a statement that began at <paramref name="from"/> on the lane's clock.</summary>
    public void Renewed(TimeSpan from)
    {
        lease.Renew(from); // At once, whatever the lane is waiting for.
        Post(() => Snapshot = TakeSnapshot());
    }

    /// <summary>Another node has the lane: nothing is sent or written any more.</summary>
    public void Lost()
    {
        lease.End();
        TakeTurn();
    }

    /// <summary>Lets attempts in flight finish, writes the cursors and hands the lane over.</summary>
    public Task StopAsync()
    {
        IsEnding = true;
        Post(() => stopBy ??= Now + parts.Options.StopGrace);
        return Task.WhenAny(Completion); // How it ended is no business of who stops it.
    }

    void ISlotWaiter.SlotGranted() => TakeTurn();

    /// <summary>Has <paramref name="action"/> run on the lane's own task.</summary>
    internal void Post(Action action) => mail.Writer.TryWrite(action);

    /// <summary>Another turn, for which the log need not be asked.</summary>
    private void TakeTurn() => Post(() => { });

    private async Task RunAsync()
    {
        try
        {
            Wake();
            while (!IsOver() && await mail.Reader.WaitToReadAsync())
            {
                while (mail.Reader.TryRead(out var action))
                {
                    action();
                }

                if (Now >= pausedUntil)
                {
                    await GuardAsync(TurnAsync);
                }

                SetTimer();
            }

            await HandOverAsync();
        }
        finally
        {
            await EndAsync(); // Where a bug ended it, nothing is handed over: what is stored is what is known to be right.
        }
    }

    /// <summary>Trouble with the database ends one turn, not the lane: what was not read is read again.</summary>
    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (error is StorageUnavailableException or DbException)
        {
            LogTrouble(parts.Logger, error.GetType().Name);
            pausedUntil = Now + TroublePause;
            moved = true;
        }
    }

    /// <summary>May be called again where it has thrown: it begins from nothing each time.</summary>
    private async Task StartAsync()
    {
        replays.Forget();
        await follower.StartAsync(CancellationToken.None);
        await replays.LoadAsync(CancellationToken.None);
        sending.Restore(await parts.Store.EndpointAsync(CompanyId, CancellationToken.None), follower.Config, Now);
        follower.ConfigChanged = false;
        follower.AllEnded();
        started = true;
    }

    private async Task TurnAsync()
    {
        if (lease.IsOver)
        {
            return;
        }

        if (!started)
        {
            await StartAsync();
        }

        if (stopBy is null)
        {
            moved |= passing.Admit();
            await ReadAsync();
            sending.Dispatch(follower.Config, Now);
            passing.Turn(follower.Config, sending.Endpoint, Now);
        }

        if (writer.Due <= Now)
        {
            writer.Write();
        }

        if (!lease.IsOver)
        {
            fences.Confirm(); // While the database answered, another node may have taken over, which has not seen the end.
        }
    }

    private async Task ReadAsync()
    {
        if (moved)
        {
            moved = false;
            moved = await follower.ReadTailAsync(Look, CancellationToken.None);
        }
        else
        {
            await follower.TakeOfferedAsync(Look, CancellationToken.None);
        }

        writer.MoveIdleMark(Now);
        var replaysWantMore = await replays.ReadAsync(follower.Config, Look, CancellationToken.None);
        if (await follower.CatchUpAsync(Look, CancellationToken.None) || replaysWantMore || moved)
        {
            TakeTurn();
        }

        if (follower.ConfigChanged)
        {
            await ReadAgainAsync();
            follower.ConfigChanged = false;
            replays.Recheck(follower.Config);
            sending.ConfigChanged(follower.Config, Now);
            follower.AllEnded();
        }

        TakeEnds();
        await control.TurnAsync(Now, CancellationToken.None);
    }

    private bool IsOver() => lease.IsOver || (stopBy is { } by && !writer.Writing && (sending.InFlight == 0 || Now >= by));

    private void SetTimer()
    {
        var now = Now;
        var next = now < pausedUntil
            ? pausedUntil
            : new[] { stopBy is null && lease.MayStart ? sending.NextLook(now) : null, writer.Due, stopBy, lease.Until }.Where(at => at is not null)
                .Min()!.Value;
        timer.Change(next > now ? next - now : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task HandOverAsync()
    {
        IsEnding = true;
        if (lease.IsOver)
        {
            parts.Metrics.LeaseLost();
            LogLost(parts.Logger);
            return;
        }

        lease.End();
        await GuardAsync(() => writer.HandOverAsync());
    }

    private async Task EndAsync()
    {
        IsEnding = true;
        await timer.DisposeAsync();
        lease.End();
        passing.End();
        parts.Slots.GiveBack(this);
    }

    [LoggerMessage(LogLevel.Warning, "A callback lane could not use the database and tries again: {Error}")]
    private static partial void LogTrouble(ILogger logger, string error);

    [LoggerMessage(LogLevel.Warning, "A callback lane was lost to another node, or its lease ran out")]
    private static partial void LogLost(ILogger logger);
}
