using System.Diagnostics;

namespace TwoWayChat.Load.Measures;

/// <summary>Runs a closed loop on several connections: first to warm up, then for the time that counts.</summary>
/// <param name="cpu">Processor time so far of what is measured.</param>
/// <param name="connections">How many there are.</param>
/// <param name="times">How long.</param>
internal sealed class LoopClock(Func<TimeSpan> cpu, int connections, LoopTimes times)
{
    /// <param name="round">One round of the connection with that number; it takes the next when this has ended.</param>
    public async Task<LoopResult> RunAsync(Func<int, Task> round)
    {
        await LoopAsync(round, times.WarmUp);
        var before = cpu();
        var started = Stopwatch.GetTimestamp();
        var taken = await LoopAsync(round, times.Measured);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var used = cpu() - before;
        taken.Sort();
        return new LoopResult(
            taken.Count / elapsed.TotalSeconds, Quantile.Milliseconds(taken, 0.5), Quantile.Milliseconds(taken, 0.99),
            used.TotalMicroseconds / Math.Max(1, taken.Count));
    }

    private async Task<List<long>> LoopAsync(Func<int, Task> round, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(() => ConnectionAsync(round, number, end))));
        return [.. all.SelectMany(taken => taken)];
    }

    private static async Task<List<long>> ConnectionAsync(Func<int, Task> round, int number, long end)
    {
        var taken = new List<long>();
        for (var started = Stopwatch.GetTimestamp(); started < end; started = Stopwatch.GetTimestamp())
        {
            await round(number);
            taken.Add(Stopwatch.GetTimestamp() - started);
        }

        return taken;
    }
}
