using TwoWayChat.Events;

namespace TwoWayChat.Tests.Callbacks;

public sealed class LaneSimulationTests
{
    [Fact]
    public void Lane_AnyHistory_LosesNothingAndKeepsOrder()
    {
        var seeds = SeedCount.Or(1_000);
        for (var seed = 0; seed < seeds; seed++)
        {
            var lane = new LaneSimulation(seed);
            lane.Run();
            foreach (var sessionId in lane.SessionIds)
            {
                Check(lane, sessionId, $"seed {seed}, {sessionId}");
            }
        }
    }

    private static void Check(LaneSimulation lane, string sessionId, string where)
    {
        var seen = lane.Log.Where(logged => LaneSimulation.Sees(sessionId, logged)).ToList();
        var arrivals = lane.Arrivals.Where(arrival => arrival.SessionId == sessionId).ToList();
        var arrived = arrivals.Select(arrival => arrival.Event.Sequence).ToHashSet();
        seen.Where(logged => !arrived.Contains(logged.Sequence) && !lane.Parked.Contains((sessionId, logged.Sequence)))
            .ShouldBeEmpty($"lost, {where}");
        arrivals.ShouldAllBe(arrival => LaneSimulation.Sees(sessionId, arrival.Event), $"told what it may not see, {where}");
        foreach (var subject in arrivals.GroupBy(arrival => lane.Strict ? "" : arrival.Event.Subject, StringComparer.Ordinal))
        {
            InOrder(subject, $"{where}, {subject.Key}");
        }

        Chained(seen, arrivals, where);
        for (var life = 1; life <= lane.Crashes; life++)
        {
            Again(arrivals, life).ShouldBeLessThanOrEqualTo(LaneSimulation.Window, $"came twice, {where}, life {life}");
        }
    }

    /// <summary>How many events arrived in the life before a crash, and after it again.</summary>
    private static int Again(List<LaneSimulation.Arrival> arrivals, int life) =>
        arrivals.Where(arrival => arrival.Life == life - 1).Select(arrival => arrival.Event.Sequence)
            .Intersect(arrivals.Where(arrival => arrival.Life == life).Select(arrival => arrival.Event.Sequence)).Count();

    /// <summary>First arrivals of a subject come in the order of the log.</summary>
    private static void InOrder(IEnumerable<LaneSimulation.Arrival> arrivals, string where)
    {
        var first = arrivals.Select(arrival => arrival.Event.Sequence).Distinct().ToList();
        first.SequenceEqual(first.Order()).ShouldBeTrue(where);
    }

    /// <summary>Every arrival names the event that comes before it in the session's view.</summary>
    private static void Chained(List<LoggedEvent> seen, List<LaneSimulation.Arrival> arrivals, string where)
    {
        var before = seen.Zip(seen.Prepend(null), (logged, previous) => (logged.Sequence, Previous: previous?.Sequence ?? 0))
            .ToDictionary(pair => pair.Sequence, pair => pair.Previous);
        arrivals.ShouldAllBe(arrival => arrival.Previous == before[arrival.Event.Sequence], $"broken chain, {where}");
    }
}
