using TwoWayChat.Security;

namespace TwoWayChat.Tests.Security;

public class FailureCounterTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Keys_OfAFlood_AreForgottenInTimeAndNeverTooMany()
    {
        var counter = new FailureCounter(1, Window, time);
        for (var key = 0; key < FailureCounter.MostKeys + 10; key++)
        {
            counter.Add((UInt128)key);
        }

        counter.Count.ShouldBe(FailureCounter.MostKeys);
        counter.IsFull(9).ShouldBeFalse("the oldest went");
        counter.IsFull(10).ShouldBeTrue();

        time.Advance(Window);
        counter.Count.ShouldBe(0);
    }

    [Fact]
    public void Attempt_UnderWay_CountsUntilItIsKnownToBeRight()
    {
        var counter = new FailureCounter(2, Window, time);
        counter.Begin(1).ShouldBeNull();
        counter.Begin(1).ShouldBeNull();
        counter.Begin(1).ShouldBe(TimeSpan.FromSeconds(1));

        counter.End(1, hasFailed: false);
        counter.Begin(1).ShouldBeNull();
        counter.End(1, hasFailed: true);
        counter.End(1, hasFailed: true);
        time.Advance(TimeSpan.FromMinutes(1));

        counter.Begin(1).ShouldBe(TimeSpan.FromMinutes(4));
        counter.Clear(1);
        counter.Begin(1).ShouldBeNull();
    }
}
