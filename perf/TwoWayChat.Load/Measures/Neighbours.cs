using System.Diagnostics;
using System.Globalization;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Measures;

/// <summary>Tells how much of the machine others took meanwhile: the more, the less an absolute figure means.</summary>
internal sealed class Neighbours
{
    private const int TicksPerSecond = 100;

    // user, nice, system, (idle, iowait,) irq, softirq, steal: proc(5), /proc/stat.
    private static readonly int[] BusyColumns = [1, 2, 3, 6, 7, 8];

    private readonly long started = Stopwatch.GetTimestamp();
    private readonly TimeSpan before = Others();

    /// <summary>Cores that were busy with something else, on average since this was made.</summary>
    public double Cores => Math.Max(0, (Others() - before) / Stopwatch.GetElapsedTime(started));

    public override string ToString() => Cores.ToString("0.00", CultureInfo.InvariantCulture);

    private static TimeSpan Others()
    {
        var columns = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var busy = BusyColumns.Sum(column => long.Parse(columns[column], CultureInfo.InvariantCulture));
        return TimeSpan.FromSeconds((double)busy / TicksPerSecond) - ProcessTree.Cpu(Environment.ProcessId);
    }
}
