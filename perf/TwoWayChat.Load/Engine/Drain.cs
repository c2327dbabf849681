using System.Diagnostics;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Measures;
using TwoWayChat.Load.Receiving;

namespace TwoWayChat.Load.Engine;

/// <summary>
/// The way back after an outage: a backlog has gathered, the receiver comes back, and everything goes out. Of ours the receiver itself was down, and a
/// manager has it tried at once; the peers had only been told to pause, so they know of no trouble.
/// </summary>
internal static class Drain
{
    private const double WarmUpRate = 1000;
    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromSeconds(15);

    /// <summary>Counts from the moment of return to the last arrival, or to <paramref name="limit"/>.</summary>
    public static async Task<DrainResult> RunAsync(ContenderKind kind, int streams, int count, double warmUp, TimeSpan limit)
    {
        var neighbours = new Neighbours();
        await using var bout = await Bout.StartAsync(kind, url => Layout.Of(url, streams));
        await bout.WarmUpAsync(Math.Min(WarmUpRate, kind.From), warmUp, WarmUpLimit);
        bout.Be(Mood.Refuses);
        await bout.BacklogAsync(count);
        bout.Be(Mood.Takes);
        bout.Arrivals.Collect();
        var cpu = bout.Engine.Cpu;
        var from = Pace.Now;
        await bout.Engine.GoAsync();
        await bout.DrainedAsync(limit);
        var used = bout.Engine.Cpu - cpu;
        var arrived = bout.Arrivals.Collect();
        var until = arrived.Count == 0 ? Pace.Now : arrived.Max(arrival => arrival.At);
        return new DrainResult(kind, arrived.Count, Stopwatch.GetElapsedTime(from, until), used / Math.Max(1, arrived.Count),
            bout.Arrivals.Late, neighbours.Cores);
    }
}
