using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Events;

namespace TwoWayChat.Tests.Callbacks;

public sealed class SessionCursorTests
{
    /// <summary>A session that was registered after the lane had read how far the log reaches.</summary>
    [Fact]
    public void Cursor_StretchBeginsBeyondTheTail_PassesOverWhatLiesBefore()
    {
        var cursor = Cursor(lowWater: 7);

        cursor.CaughtUp(5);
        for (var sequence = 6; sequence <= 9; sequence++)
        {
            cursor.Offer(Logged(sequence), visible: true).ShouldBeTrue();
        }

        cursor.Pending.Select(entry => entry.Event.Sequence).ShouldBe([8, 9]);
        cursor.Pending[0].PreviousSequence.ShouldBe(0);
    }

    [Fact]
    public void Cursor_StretchBeginsBeyondTheTail_IsNeverStoredBeforeItsBeginning()
    {
        var cursor = Cursor(lowWater: 7);

        cursor.CaughtUp(5);

        cursor.State(tail: 5).LowWater.ShouldBe(7);
        cursor.State(tail: 9).LowWater.ShouldBe(9);
    }

    /// <summary>Pulled further than the lane has read: what lies between is read all the same, to know what the next event follows.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cursor_PulledBeyondWhatWasRead_KeepsTheChain(bool beforeTheStart)
    {
        var cursor = Cursor(lowWater: 0, pulledThrough: beforeTheStart ? 4 : 0);
        if (!beforeTheStart)
        {
            cursor.AcknowledgeThrough(4);
        }

        for (var sequence = 1; sequence <= 5; sequence++)
        {
            cursor.Offer(Logged(sequence), visible: sequence != 4).ShouldBeTrue();
        }

        var next = cursor.Pending.ShouldHaveSingleItem();
        (next.Event.Sequence, next.PreviousSequence, cursor.DeliveredSequence).ShouldBe((5, 3, 4));
        (cursor.State(tail: 5).LowWater, cursor.State(tail: 5).LastVisible).ShouldBe((4, 3));
    }

    [Fact]
    public void Cursor_StoredBeforeItHasReadAllAgain_KeepsWhatIsDone()
    {
        var cursor = Cursor(lowWater: 1, acknowledged: "3,5");

        cursor.Offer(Logged(2), visible: true);
        cursor.Offer(Logged(3), visible: true);

        (cursor.State(tail: 9).LowWater, cursor.State(tail: 9).Acknowledged).ShouldBe((1, "3,5"));
        cursor.Offer(Logged(4), visible: true);
        cursor.Offer(Logged(5), visible: true);
        cursor.State(tail: 9).Acknowledged.ShouldBe("3,5");
        cursor.Pending.Where(entry => !entry.Done).Select(entry => entry.Event.Sequence).ShouldBe([2, 4]);
    }

    /// <summary>Rights that are lost and come back do not bring back what has been delivered.</summary>
    [Fact]
    public void Cursor_MayNotSeeWhatIsDone_KeepsThatItIsDone()
    {
        var cursor = Cursor(lowWater: 1, acknowledged: "3");

        cursor.Offer(Logged(2), visible: true);
        cursor.Offer(Logged(3), visible: false);
        cursor.Offer(Logged(4), visible: true);

        cursor.State(tail: 9).Acknowledged.ShouldBe("3");
        cursor.AcknowledgeThrough(2);
        cursor.State(tail: 9).Acknowledged.ShouldBeEmpty();
    }

    [Fact]
    public void Cursor_RightsLostAfterAnAttempt_ForgetsTheEvent()
    {
        var cursor = Cursor(lowWater: 0);
        cursor.CaughtUp(0);
        cursor.Offer(Logged(1), visible: true);
        cursor.Offer(Logged(2), visible: true);
        cursor.Pending[0].Attempts = 1;

        cursor.Recheck(logged => logged.Sequence == 2);

        var left = cursor.Pending.ShouldHaveSingleItem();
        (left.Event.Sequence, left.PreviousSequence).ShouldBe((2, 0));
    }

    [Fact]
    public void Cursor_RightsLostBeforeWhatIsDone_IsIdle()
    {
        var cursor = Cursor(lowWater: 0);
        cursor.CaughtUp(0);
        cursor.Offer(Logged(1), visible: true);
        cursor.Offer(Logged(2), visible: true);
        cursor.Acknowledge(cursor.Pending[1]);

        cursor.Recheck(logged => logged.Sequence != 1);

        (cursor.IsIdle, cursor.State(tail: 2).LowWater, cursor.State(tail: 2).LastVisible).ShouldBe((true, 2, 2));
    }

    /// <summary>The same where the first was under way as the right was lost, and then fails.</summary>
    [Fact]
    public void Cursor_LastCallFailsBeforeWhatIsDone_IsIdle()
    {
        var cursor = Cursor(lowWater: 0);
        cursor.CaughtUp(0);
        cursor.Offer(Logged(1), visible: true);
        cursor.Offer(Logged(2), visible: true);
        cursor.Acknowledge(cursor.Pending[1]);

        cursor.Drop(cursor.Pending[0]);

        (cursor.IsIdle, cursor.State(tail: 2).LowWater, cursor.State(tail: 2).LastVisible).ShouldBe((true, 2, 2));
    }

    /// <summary>A client that names the head of the log may name the end itself. Only the end's answer closes the cursor.</summary>
    [Fact]
    public void Cursor_PulledBeyondItsEnd_StillSendsTheEnd()
    {
        var cursor = Cursor(lowWater: 0);
        cursor.CaughtUp(0);
        cursor.Offer(Logged(1) with { Type = EventTypes.SessionEnded, Subject = "session", SessionId = "session" }, visible: true);

        cursor.AcknowledgeThrough(1);

        cursor.NextReady(TimeSpan.Zero)!.Event.Sequence.ShouldBe(1);
    }

    /// <summary>
    /// Beginning and end of a session go alone. The warning of its end does not: it must not hold the chats back where a receiver cannot take it.
    /// </summary>
    [Theory]
    [InlineData(EventTypes.SessionCreated, null)]
    [InlineData(EventTypes.SessionExpiring, "chat")]
    public void Cursor_OwnEventIsUnderWay_SendsOtherSubjectsUnlessItIsTheBeginning(string type, string? next)
    {
        var cursor = Cursor(lowWater: 0);
        cursor.Offer(Logged(1) with { Type = type, Subject = "session", SessionId = "session" }, visible: true);
        cursor.Offer(Logged(2), visible: true);

        cursor.NextReady(TimeSpan.Zero)!.InFlight = true;

        cursor.NextReady(TimeSpan.Zero)?.Event.Subject.ShouldBe(next);
        (cursor.NextReady(TimeSpan.Zero) is null).ShouldBe(next is null);
    }

    private static SessionCursor Cursor(long lowWater, string acknowledged = "", long pulledThrough = 0) => new(
        new CursorRow
        {
            SessionId = "session", UserId = "user", LowWater = lowWater, LastVisible = 0, Acknowledged = acknowledged, DeliveredSequence = 0,
            PulledThrough = pulledThrough, Ended = false,
        },
        window: 4);

    private static LoggedEvent Logged(long sequence) => new()
    {
        CompanyId = "company",
        Sequence = sequence,
        EventId = $"event{sequence}",
        Type = EventTypes.MessageReceived,
        Subject = "chat",
        OccurredAt = 0,
        Content = "{}",
    };
}
