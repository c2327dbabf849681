using TwoWayChat.Callbacks.Control;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What people tell and ask a lane.</summary>
internal sealed partial class CallbackLane
{
    /// <summary>Figures for the metrics, renewed with the lease; may be read from any thread.</summary>
    public LaneSnapshot? Snapshot { get; private set; }

    /// <summary>
    /// Completes when the session's end has been seen here, so that nothing but <c>session.ended</c> starts for it; false where the lane is over before
    /// that, and whoever has its sessions now has to be asked.
    /// </summary>
    public async Task<bool> FenceAsync(string sessionId)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            moved = true;
            fences.Add(sessionId, done);
        });
        await Task.WhenAny(done.Task, Completion);
        return done.Task.IsCompleted;
    }

    /// <summary>
    /// A pulling client has taken everything up to <paramref name="sequence"/>, which stands in the cursor's row; false where the lane is over, and whoever
    /// has its sessions now may have read that row before.
    /// </summary>
    public async Task<bool> AcknowledgeThroughAsync(string sessionId, long sequence)
    {
        var taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => taken.SetResult(!lease.IsOver && TakeAcknowledgement(sessionId, sequence)));
        await Task.WhenAny(taken.Task, Completion);
        return taken.Task.IsCompleted && await taken.Task;
    }

    /// <summary>Orders may be waiting in the database. May be called from any thread.</summary>
    public void Ordered() => Post(() => control.Want(null));

    /// <summary>The same; completes when they have taken effect here, or the lane is over and its successor reads them.</summary>
    public Task OrderedAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => control.Want(done));
        return Task.WhenAny(done.Task, Completion);
    }

    /// <summary>How the session is doing right now; null where the lane does not serve it, or is over.</summary>
    public async Task<LiveState?> DescribeAsync(string sessionId)
    {
        var told = new TaskCompletionSource<LiveState?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => told.TrySetResult(sessions.Find(sessionId) is { } session ? Describe(session) : null));
        await Task.WhenAny(told.Task, Completion);
        return told.Task.IsCompleted ? await told.Task : null;
    }

    /// <summary>
    /// Where the session's cursor stands, acknowledgements that are not written yet among it; null where the lane does not serve it, or is over.
    /// </summary>
    public async Task<CursorPosition?> PositionAsync(string sessionId)
    {
        var told = new TaskCompletionSource<CursorPosition?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => told.TrySetResult(!lease.IsOver && sessions.Find(sessionId) is { } session ? PositionOf(session) : null));
        await Task.WhenAny(told.Task, Completion);
        return told.Task.IsCompleted ? await told.Task : null;
    }

    internal CursorPosition PositionOf(SessionCursor session)
    {
        var state = session.State(follower.Tail);
        return new CursorPosition
        {
            SessionId = session.SessionId,
            LowWater = state.LowWater,
            Acknowledged = state.Acknowledged,
            DeliveredSequence = state.DeliveredSequence,
            PulledThrough = 0, // Among what is delivered.
        };
    }

    internal long LowWaterOf(SessionCursor session) => session.State(follower.Tail).LowWater;

    internal void RetryNow() => sending.RetryNow();

    /// <summary>A session that is not here is not read yet, or needs no more.</summary>
    private bool TakeAcknowledgement(string sessionId, long sequence)
    {
        if (sessions.Find(sessionId) is { } session)
        {
            session.AcknowledgeThrough(sequence);
            writer.Cursor(session, Now);
            Look(session);
        }

        return true;
    }

    private LaneSnapshot TakeSnapshot()
    {
        var (backlog, oldest) = (0L, (long?)null);
        foreach (var session in sessions.All.Where(session => session.Pending.Count > 0))
        {
            backlog += session.Pending.Count(entry => !entry.Done);
            if (!session.IsStopped && session.Pending.FirstOrDefault(entry => !entry.Done) is { } head && !(oldest <= head.Event.OccurredAt))
            {
                oldest = head.Event.OccurredAt;
            }
        }

        return new LaneSnapshot(backlog, oldest, sending.Endpoint.State);
    }

    private LiveState Describe(SessionCursor session)
    {
        var now = Now;
        var head = session.Pending.FirstOrDefault(entry => !entry.Done);
        var (health, slots) = (sending.Endpoint, parts.Slots);
        return new LiveState
        {
            HeadSequence = head?.Event.Sequence,
            HeadAttempts = head?.Attempts ?? 0,
            HeadWait = head is not null && head.NotBefore > now ? head.NotBefore - now : TimeSpan.Zero,
            InFlight = session.Pending.Count(entry => entry.InFlight),
            IsCatchingUp = !session.Live,
            IsHeld = session.Held,
            IsGone = session.IsGone,
            Breaker = health.State,
            EndpointWait = health.NotBefore > now ? health.NotBefore - now : TimeSpan.Zero,
            EndpointInFlight = health.InFlight,
            EndpointCap = health.Cap,
            NodeInFlight = slots.Taken,
            NodeCap = parts.Options.InFlight,
        };
    }
}
