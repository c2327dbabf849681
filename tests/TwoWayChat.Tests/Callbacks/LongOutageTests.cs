namespace TwoWayChat.Tests.Callbacks;

/// <summary>A receiver that is away for two hours, in virtual time.</summary>
public sealed class LongOutageTests
{
    private const int Sessions = 10_000;
    private static readonly TimeSpan Back = TimeSpan.FromHours(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Receiver_AwayForTwoHours_IsAskedNowAndThenAndGetsAllWithinAMinute(int seed)
    {
        var lane = new OutageSimulation(Sessions, seed);
        lane.Log();
        lane.RunTo(TimeSpan.FromSeconds(30));
        lane.IsAllDelivered.ShouldBeTrue();
        lane.IsDown = true;
        foreach (var at in new[] { 1, 10, 40, 110 })
        {
            lane.RunTo(TimeSpan.FromMinutes(at));
            lane.Log();
        }

        lane.RunTo(Back);
        lane.IsDown = false;
        lane.RunTo(Back + TimeSpan.FromHours(1), untilDelivered: true);

        lane.IsAllDelivered.ShouldBeTrue();
        (lane.Now - Back).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(60));
        var quiet = lane.Attempts.Where(at => at > TimeSpan.FromMinutes(5) && at < Back).ToList();
        quiet.GroupBy(at => (int)at.TotalMinutes).ShouldAllBe(minute => minute.Count() <= 3);
        ((double)quiet.Count / 115).ShouldBeInRange(1, 2);
        lane.Arrived.Count.ShouldBe(Sessions);
        lane.Arrived.Values.ShouldAllBe(got => got.Count == 5 && got.Distinct().Count() == 5);
    }
}
