using TwoWayChat.Chats.Desk;
using TwoWayChat.Properties;

namespace TwoWayChat.Tests.Chats;

public class TurnTests
{
    [Theory]
    [InlineData(nameof(Assignment.RoundRobin), 0, null, "a")]
    [InlineData(nameof(Assignment.RoundRobin), 0, "a", "b")]
    [InlineData(nameof(Assignment.RoundRobin), 0, "c", "a")]
    [InlineData(nameof(Assignment.RoundRobin), 0, "gone", "a")]
    [InlineData(nameof(Assignment.RoundRobin), 3, "a", "c")]
    [InlineData(nameof(Assignment.RoundRobin), 1, "a", null)]
    [InlineData(nameof(Assignment.LeastBusy), 0, null, "a")]
    [InlineData(nameof(Assignment.LeastBusy), 0, "a", "c")]
    [InlineData(nameof(Assignment.LeastBusy), 1, "a", null)]
    [InlineData(nameof(Assignment.Free), 0, null, null)]
    public void Next_OfThree_IsByModeLimitAndTurn(string mode, long limit, string? last, string? expected)
    {
        DeskAgent[] agents = [Agent("b", 3), Agent("c", 1), Agent("a", 1)];

        Turn.Next(agents, Enum.Parse<Assignment>(mode), limit, last)?.UserId.ShouldBe(expected);
        (Turn.Next(agents, Enum.Parse<Assignment>(mode), limit, last) is null).ShouldBe(expected is null);
    }

    private static DeskAgent Agent(string id, long open) => new() { UserId = id, Name = id, OpenChats = open };
}
