using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>When an event that fails is given up, so that the session goes on without it.</summary>
public sealed partial class LaneDispatchTests
{
    [Fact]
    public void Event_ThatTheReceiverCannotTake_IsParkedWhileOthersArrive()
    {
        const int OpenedBy = 5;
        var session = Session("session");
        Log("poison");
        var (others, parked) = (0, false);
        for (var call = 0; call < 80 && !parked; call++)
        {
            Store(session);
            if (call >= OpenedBy && call % 2 == 0)
            {
                Log("chat");
            }

            var next = StartLater();
            var isPoison = next.Entry.Event.Subject == "poison";
            others += isPoison ? 0 : 1;
            parked = Answered(next, isPoison ? AnswerKind.EndpointTrouble : AnswerKind.Delivered) == LaneStep.Park;
        }

        parked.ShouldBeTrue();
        others.ShouldBeGreaterThan(0);
    }

    /// <summary>As after a restart: that others were taken is forgotten, and what is done fills the window behind the event.</summary>
    [Fact]
    public void Event_ThatTheReceiverCannotTakeBeforeAWindowOfOthersDone_IsParked()
    {
        var session = Session("session");
        Log("poison");
        for (var other = 0; other < 20; other++)
        {
            Log($"chat{other}");
        }

        foreach (var entry in session.Pending.Skip(1).Take(7).ToList())
        {
            session.Acknowledge(entry);
        }

        var parked = false;
        for (var call = 0; call < 100 && !parked; call++)
        {
            Store(session);
            var next = StartLater();
            parked = Answered(next, next.Entry.Event.Subject == "poison" ? AnswerKind.EndpointTrouble : AnswerKind.Delivered) == LaneStep.Park;
        }

        parked.ShouldBeTrue();
    }

    [Fact]
    public void Event_RefusedAfterOtherFailures_StillHasThreeTries()
    {
        Session("session");
        Log("chat");
        AnswerKind[] answers = [AnswerKind.EndpointTrouble, AnswerKind.EndpointTrouble, AnswerKind.Refused, AnswerKind.Refused, AnswerKind.Refused];

        answers.TakeWhile(kind => Answered(StartLater(), kind) != LaneStep.Park).Count().ShouldBe(4);
    }

    /// <summary>An endpoint that is down fails every event. One more failure when it is back, as while a receiver warms up, says little of the event.</summary>
    [Fact]
    public void Event_FailedThroughAnOutage_IsNotParkedByItsFirstFailureAfterIt()
    {
        Session("session");
        Log("chat");
        for (var began = now; now - began < TimeSpan.FromMinutes(20);)
        {
            Answered(StartLater(), AnswerKind.EndpointTrouble);
        }

        Log("another chat");
        var probe = StartLater();
        probe.Entry.Event.Subject.ShouldBe("another chat");
        Answered(probe, AnswerKind.Delivered);

        Answered(StartLater(), AnswerKind.EndpointTrouble).ShouldBe(LaneStep.None);
        Answered(StartLater(), AnswerKind.Delivered);
        StartAll(OneDay).ShouldBeEmpty();
    }

    [Fact]
    public void Event_Throttled_IsNotParked()
    {
        Session("session");
        Log("slow");
        for (var call = 0; call < 60; call++)
        {
            Log("chat");
            var next = StartLater();
            Answered(next, next.Entry.Event.Subject == "slow" ? AnswerKind.Overload : AnswerKind.Delivered).ShouldBe(LaneStep.None);
        }
    }
    /// <summary>What is done has been written down.</summary>
    private static void Store(SessionCursor session)
    {
        session.Unstored.Begin();
        session.Unstored.End(written: true);
    }
}
