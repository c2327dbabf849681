using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Events;
using Answer = TwoWayChat.Callbacks.Wire.CallbackAnswer;

namespace TwoWayChat.Tests.Callbacks;

public sealed partial class LaneDispatchTests
{
    private static readonly TimeSpan OneDay = TimeSpan.FromHours(24);

    private readonly List<SessionCursor> sessions = [];
    private readonly EndpointHealth endpoint;
    private readonly LaneDispatch dispatch;
    private TimeSpan now = TimeSpan.FromHours(1);
    private long head;

    public LaneDispatchTests()
    {
        var backoff = new Backoff(() => 1);
        endpoint = new EndpointHealth(backoff, mostInFlight: 8);
        dispatch = new LaneDispatch(endpoint, backoff, () => sessions);
    }

    [Theory]
    [InlineData(nameof(AnswerKind.EndpointTrouble), false)]
    [InlineData(nameof(AnswerKind.EndpointTrouble), true)]
    [InlineData(nameof(AnswerKind.Misconfigured), false)]
    [InlineData(nameof(AnswerKind.Misconfigured), true)]
    [InlineData(nameof(AnswerKind.Overload), false)]
    [InlineData(nameof(AnswerKind.Refused), true)]
    public void Session_EndsWhileACallIsUnderWay_SendsNothingElseButItsEnd(string answer, bool strict)
    {
        var session = Session("session", strict);
        Log("chat");
        var call = Start();
        End(session);

        Answered(call, Enum.Parse<AnswerKind>(answer));

        var last = StartLater();
        last.Entry.Event.Type.ShouldBe(EventTypes.SessionEnded);
        Answered(last, AnswerKind.Delivered).ShouldBe(LaneStep.Close);
        StartAll(OneDay).ShouldBeEmpty();
    }

    [Fact]
    public void Session_EndsWhileACallIsUnderWayThatWeGiveUp_SendsNothingElseButItsEnd()
    {
        var session = Session("session");
        Log("chat");
        var call = Start();
        End(session);

        dispatch.Aborted(call.Session, call.Entry);

        StartLater().Entry.Event.Type.ShouldBe(EventTypes.SessionEnded);
    }

    [Fact]
    public void Session_EndsWhileACallIsUnderWay_WaitsForItWithItsEnd()
    {
        var session = Session("session");
        Log("chat");
        var call = Start();

        End(session);

        dispatch.Next(now).ShouldBeNull();
        Answered(call, AnswerKind.Delivered).ShouldBe(LaneStep.None);
        session.DeliveredSequence.ShouldBe(1);
        Start().Entry.PreviousSequence.ShouldBe(1);
    }

    [Theory]
    [InlineData(nameof(AnswerKind.Gone))]
    [InlineData(nameof(AnswerKind.Blocked))]
    public void Answer_OfAReplacedEndpoint_SaysNothingOfTheNew(string answer)
    {
        var session = Session("session");
        Log("chat");
        var call = Start();

        dispatch.Replace();

        Answered(call, Enum.Parse<AnswerKind>(answer)).ShouldBe(LaneStep.None);
        (session.NextReady(now), endpoint.State).ShouldBe((call.Entry, BreakerState.Closed));
    }

    [Fact]
    public void Endpoint_ReplacedDuringItsProbe_LeavesItsSessionsToTheNew()
    {
        var session = Session("session");
        Log("chat");
        Answered(Start(), AnswerKind.Misconfigured);
        var probe = StartLater();
        dispatch.Replace();
        var backoff = new Backoff(() => 1);
        var other = new LaneDispatch(new EndpointHealth(backoff, 8), backoff, () => sessions);
        Log("second chat");
        session.Queued = false;

        Answered(probe, AnswerKind.Delivered);
        other.Look(session);

        other.Next(now)!.Value.Entry.Event.Subject.ShouldBe("second chat");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gone_OfASessionThatHasEnded_ClosesIt(bool toItsEnd)
    {
        var session = Session("session");
        Log("chat");
        var call = Start();
        End(session);
        if (toItsEnd)
        {
            Answered(call, AnswerKind.Delivered);
            call = Start();
        }

        Answered(call, AnswerKind.Gone).ShouldBe(LaneStep.Close);
    }

    [Fact]
    public void Event_RevokedWhileUnderWay_IsNotTriedAgain()
    {
        var session = Session("session");
        Log("chat");
        var call = Start();
        Log("chat");
        session.Recheck(logged => logged.Sequence != 1);

        Answered(call, AnswerKind.EndpointTrouble);

        var next = StartLater();
        (next.Entry.Event.Sequence, next.Entry.PreviousSequence).ShouldBe((2, 0));
    }

    private SessionCursor Session(string id, bool strict = false)
    {
        var row = new CursorRow
        {
            SessionId = id, UserId = "user", LowWater = head, LastVisible = 0, Acknowledged = "", DeliveredSequence = 0, PulledThrough = 0, Ended = false,
        };
        var session = new SessionCursor(row, window: 8) { Strict = strict };
        session.CaughtUp(head);
        sessions.Add(session);
        return session;
    }

    private void Log(string subject) => Offer(sessions, EventTypes.MessageReceived, subject, null);

    private void End(SessionCursor session) => Offer([session], EventTypes.SessionEnded, session.SessionId, session.SessionId);

    private void Offer(IEnumerable<SessionCursor> viewers, string type, string subject, string? sessionId)
    {
        var logged = new LoggedEvent
        {
            CompanyId = "company",
            Sequence = ++head,
            EventId = $"event{head}",
            Type = type,
            Subject = subject,
            SessionId = sessionId,
            OccurredAt = 0,
            Content = "{}",
        };
        foreach (var session in viewers)
        {
            session.Offer(logged, visible: true);
            dispatch.Look(session);
        }
    }

    private (SessionCursor Session, PendingCallback Entry) Start()
    {
        var next = dispatch.Next(now).ShouldNotBeNull();
        dispatch.Start(next.Session, next.Entry);
        return next;
    }

    /// <summary>Lets time pass to where something may start, and starts it.</summary>
    private (SessionCursor Session, PendingCallback Entry) StartLater()
    {
        while (true)
        {
            if (dispatch.Next(now) is { } next)
            {
                dispatch.Start(next.Session, next.Entry);
                return next;
            }

            now = dispatch.NextLook(now).ShouldNotBeNull("nothing will ever start");
        }
    }

    /// <summary>What starts within <paramref name="span"/>; nothing of it is answered.</summary>
    private List<PendingCallback> StartAll(TimeSpan span)
    {
        var (until, started) = (now + span, new List<PendingCallback>());
        while (now <= until)
        {
            while (dispatch.Next(now) is { } next)
            {
                dispatch.Start(next.Session, next.Entry);
                started.Add(next.Entry);
            }

            if (dispatch.NextLook(now) is not { } look)
            {
                break;
            }

            now = look;
        }

        return started;
    }

    private LaneStep Answered((SessionCursor Session, PendingCallback Entry) call, AnswerKind kind) =>
        dispatch.Answered(call.Session, call.Entry, new Answer { Kind = kind }, now);
}
