using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Measures;
using TwoWayChat.Load.Receiving;

namespace TwoWayChat.Load.Engine;

/// <summary>Healthy companies beside as many whose endpoint takes calls and never answers: what the ones feel of the others.</summary>
internal static class TarPit
{
    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>The same traffic twice on fresh engines: without a tar pit, and with one.</summary>
    public static async Task<TarPitResult> RunAsync(ContenderKind kind, int companies, double rate, double warmUp, double seconds)
    {
        var neighbours = new Neighbours();
        var (_, without) = await SideAsync(kind, companies, rate, warmUp, seconds, Mood.Takes);
        var (share, with) = await SideAsync(kind, companies, rate, warmUp, seconds, Mood.Hangs);
        return new TarPitResult(kind, without, with, share, neighbours.Cores);
    }

    /// <summary>Share of the healthy companies' events that came in time, and their p99.</summary>
    private static async Task<(double Share, double P99)> SideAsync(
        ContenderKind kind, int companies, double rate, double warmUp, double seconds, Mood mood)
    {
        await using var other = await Receiver.StartAsync((_, _) => { });
        await using var bout = await Bout.StartAsync(kind, url => new Layout { Receivers = [url, other.Url], Companies = companies });
        await bout.PublishAsync(rate, warmUp);
        await bout.ReachedAsync((int)(rate * warmUp / 2), WarmUpLimit);
        other.Mood = mood;
        bout.Arrivals.Collect();
        await bout.PublishAsync(rate, seconds);
        var expected = (int)(rate * seconds / 2);
        await bout.ReachedAsync((int)(rate * warmUp / 2) + expected, Grace);
        var counted = Bout.Sorted(bout.Arrivals.Collect());
        return ((double)counted.Count / expected, Quantile.Milliseconds(counted, 0.99));
    }
}
