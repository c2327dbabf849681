using TwoWayChat.Callbacks;
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

    private static SessionCursor Cursor(long lowWater) => new(
        new CursorRow
        {
            SessionId = "session", UserId = "user", LowWater = lowWater, LastVisible = 0, Acknowledged = "", DeliveredSequence = 0, PulledThrough = 0,
            Ended = false,
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
