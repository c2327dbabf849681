using System.Threading.Channels;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// Sends a lane's sessions what no log holds: at once or never, one event after the other so that their order is kept, beside the stored events and
/// only where those leave room. Used on the lane's own task only, where nothing else is said.
/// </summary>
internal sealed partial class LanePassing
{
    private const int MostTold = 64;
    private const int MostInFlight = 8;

    /// <summary>How old news may be, and how long a receiver may take: less than a third of the lease that is told of (15 s).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly LaneParts parts;
    private readonly CallbackLane lane;
    private readonly LaneSessions sessions;
    private readonly LaneLease lease;
    private readonly Channel<PassingEvent> told;
    private readonly Queue<PassingEvent> admitted = new();
    private readonly Queue<SessionCursor> waiting = new();
    private IDisposable? subscription;
    private PassingEvent? current;
    private int inFlight;

    public LanePassing(LaneParts parts, CallbackLane lane, LaneSessions sessions, LaneLease lease)
    {
        this.parts = parts;
        this.lane = lane;
        this.sessions = sessions;
        this.lease = lease;
        told = Channel.CreateBounded<PassingEvent>(
            new BoundedChannelOptions(MostTold) { FullMode = BoundedChannelFullMode.DropOldest },
            _ => parts.Metrics.Passed(PassingOutcome.Dropped));
    }

    /// <summary>
    /// Takes what has been told; true where the log's head has to be looked at before <see cref="Turn"/>, so that an end or the loss of a right that was
    /// committed before it counts.
    /// </summary>
    public bool Admit()
    {
        var any = false;
        while (admitted.Count < MostTold && told.Reader.TryRead(out var passing))
        {
            admitted.Enqueue(passing);
            any = true;
        }

        return any;
    }

    /// <summary>Sends what may go.</summary>
    public void Turn(LaneConfig config, EndpointHealth endpoint, TimeSpan now)
    {
        Listen(config);
        do
        {
            while (inFlight < MostInFlight && waiting.TryDequeue(out var session))
            {
                Start(session, config, endpoint, now);
            }
        }
        while (inFlight == 0 && Next(config));
    }

    /// <summary>The lane is over; what is under way ends with its lease.</summary>
    public void End() => subscription?.Dispose();

    private void Listen(LaneConfig config)
    {
        var wanted = config.Url is not null && EventTypes.BestEffort.Any(config.Names);
        if (wanted && subscription is null)
        {
            subscription = parts.Passing.Subscribe(lane.CompanyId, Hear);
        }
        else if (!wanted)
        {
            subscription?.Dispose();
            subscription = null;
        }
    }

    /// <summary>On whatever thread it is told.</summary>
    private void Hear(PassingEvent passing)
    {
        told.Writer.TryWrite(passing);
        lane.Wake();
    }

    private bool Next(LaneConfig config)
    {
        if (!admitted.TryDequeue(out current))
        {
            return false;
        }

        foreach (var session in config.Names(current.Type) ? sessions.Viewers(current.Facts) : [])
        {
            waiting.Enqueue(session);
        }

        return true;
    }

    /// <summary>Sends the current event to a session, if it may still have it.</summary>
    private void Start(SessionCursor session, LaneConfig config, EndpointHealth endpoint, TimeSpan now)
    {
        if (!MayHave(session))
        {
            return;
        }

        var mayGo = config.Url is not null && IsNews() && lease.MayStart && endpoint.State == BreakerState.Closed && endpoint.MayStart(now);
        if (!mayGo || !parts.Slots.TryTakeSpare())
        {
            parts.Metrics.Passed(PassingOutcome.Dropped);
            return;
        }

        inFlight++;
        _ = SendAsync(Request(config, session, current!));
    }

    /// <summary>Not before its beginning has been taken, not after its end, not while it is paused, and by the rights of now.</summary>
    private bool MayHave(SessionCursor session) =>
        session is { IsStopped: false, Ending: false, DeliveredSequence: > 0, Account: { } account }
        && Access.CanSee(account, current!.Facts, session.SessionId);

    private bool IsNews() => WallNow() - current!.Content.OccurredAt <= Patience.TotalMilliseconds;

    private CallbackRequest Request(LaneConfig config, SessionCursor session, PassingEvent passing) => new()
    {
        Url = config.Url!,
        WebhookId = CallbackHeaders.IdOf(passing.EventId, session.SessionId),
        EventType = passing.Type,
        Attempt = 1,
        SessionId = session.SessionId,
        Secrets = config.SecretsAt(WallNow()),
        Credentials = config.Credentials,
        Body = Envelope.WriteUnlogged(passing.EventId, passing.Type, session.SessionId, passing.Content),
    };

    private async Task SendAsync(CallbackRequest request)
    {
        var outcome = PassingOutcome.Failed;
        using var patience = new CancellationTokenSource(Patience, parts.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, lease.Over);
        try
        {
            var answer = await parts.Sender.SendAsync(request, limit.Token);
            outcome = answer.Kind == AnswerKind.Delivered ? PassingOutcome.Delivered : PassingOutcome.Failed;
        }
        catch (OperationCanceledException)
        {
            // Too late to be news, or the lane is over.
        }
#pragma warning disable CA1031 // The border to the network, as where stored events are sent: a bug behind it is logged and costs this event.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogBug(parts.Logger, bug);
        }
        finally
        {
            parts.Slots.Release();
        }

        parts.Metrics.Passed(outcome);
        lane.Post(() => inFlight--);
    }

    private long WallNow() => parts.Time.GetUtcNow().ToUnixTimeMilliseconds();

    [LoggerMessage(LogLevel.Error, "An event that no log holds failed in the sender itself")]
    private static partial void LogBug(ILogger logger, Exception bug);
}
