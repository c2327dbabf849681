using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Engine;

/// <summary>
/// Finds the highest rate that an engine sustains: events published in its process at a rate that nothing slows down, of which 99 in 100 must have come
/// within 100 ms of the moment at which they were due. The rate grows by steps until it fails twice.
/// </summary>
internal sealed class Sweep(Bout bout, double seconds)
{
    private const double Step = 1.4142;
    private const double LimitMilliseconds = 100;
    private const double SettleSeconds = 1;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(8);

    /// <summary>Warms up, and climbs.</summary>
    /// <param name="kind">Which engine.</param>
    /// <param name="streams">Sessions, each with events of its own.</param>
    /// <param name="warmUp">Seconds before.</param>
    /// <param name="seconds">Seconds that count of each rate.</param>
    public static async Task<SweepResult> RunAsync(ContenderKind kind, int streams, double warmUp, double seconds)
    {
        var neighbours = new Neighbours();
        await using var bout = await Bout.StartAsync(kind, url => Layout.Of(url, streams));
        var warm = await bout.WarmUpAsync(kind.From, warmUp, DrainLimit);
        var (best, failed) = warm ? await new Sweep(bout, seconds).ClimbAsync(kind.From) : (null, null);
        return new SweepResult(kind, best, failed, bout.Arrivals.Late, neighbours.Cores);
    }

    private async Task<(Rung? Best, Rung? Failed)> ClimbAsync(double from)
    {
        Rung? best = null;
        for (var rate = from; ; rate *= Step)
        {
            var rung = await TryAsync(rate);
            if (!rung.Holds && await bout.DrainedAsync(DrainLimit))
            {
                rung = await TryAsync(rate);
            }

            if (!rung.Holds)
            {
                return (best, rung);
            }

            best = rung;
        }
    }

    private async Task<Rung> TryAsync(double rate)
    {
        bout.Arrivals.Collect();
        var cpu = bout.Engine.Cpu;
        var from = await bout.PublishAsync(rate, SettleSeconds + seconds);
        var complete = await bout.DrainedAsync(Grace);
        var used = bout.Engine.Cpu - cpu;
        var arrived = bout.Arrivals.Collect();
        var counted = Bout.Sorted(arrived.Where(arrival => arrival.Due >= from + Bout.Ticks(SettleSeconds)));
        return new Rung
        {
            Rate = rate,
            P50 = Quantile.Milliseconds(counted, 0.5),
            P99 = Quantile.Milliseconds(counted, 0.99),
            CpuMicroseconds = used.TotalMicroseconds / Math.Max(1, arrived.Count),
            Complete = complete,
            Holds = complete && Quantile.Milliseconds(counted, 0.99) < LimitMilliseconds,
        };
    }
}
