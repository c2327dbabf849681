namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// How long a lane may go on, by the monotonic clock of its node. At that moment its attempts in flight are given up, whatever the lane itself is
/// waiting for. May be used from any thread.
/// </summary>
internal sealed class LaneLease
{
    /// <summary>An attempt starts only with more than this left.</summary>
    private static readonly TimeSpan LeastToStart = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly TimeSpan length;
    private readonly CancellationTokenSource over; // Never disposed: cancelling frees its timer, and disposing could come between cancelling and abort.
    private long until;

    private LaneLease(TimeProvider time, TimeSpan length, TimeSpan until, CancellationTokenSource over)
    {
        this.time = time;
        this.length = length;
        this.until = until.Ticks;
        this.over = over;
    }

    /// <summary>Gives up what is in flight.</summary>
    public CancellationToken Over => over.Token;

    public TimeSpan Until => new(Volatile.Read(ref until));

    public bool IsOver => over.IsCancellationRequested || LaneClock.Now(time) >= Until;

    /// <summary>Whether there is time enough for an attempt to start.</summary>
    public bool MayStart => !over.IsCancellationRequested && LaneClock.Now(time) < Until - LeastToStart;

    /// <summary>A lease of <paramref name="length"/>, taken by a statement that began at <paramref name="from"/>.</summary>
    public static LaneLease Begin(TimeProvider time, TimeSpan length, TimeSpan from)
    {
        var end = from + length;
        return new LaneLease(time, length, end, new CancellationTokenSource(Left(time, end), time));
    }

    /// <summary>It was renewed by a statement that began at <paramref name="from"/>: too late where it is over.</summary>
    public void Renew(TimeSpan from)
    {
        if (!IsOver)
        {
            Volatile.Write(ref until, (from + length).Ticks);
            over.CancelAfter(Left(time, from + length));
        }
    }

    /// <summary>It is another node's, or the lane is over.</summary>
    public void End() => over.Cancel();

    private static TimeSpan Left(TimeProvider time, TimeSpan end) =>
        end - LaneClock.Now(time) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
