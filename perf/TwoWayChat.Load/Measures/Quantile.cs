using System.Diagnostics;

namespace TwoWayChat.Load.Measures;

/// <summary>Reads times off sorted lists of stopwatch ticks.</summary>
internal static class Quantile
{
    /// <summary>Milliseconds below which <paramref name="share"/> of them lie; 0 where there are none.</summary>
    public static double Milliseconds(IReadOnlyList<long> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * share)] * 1000.0 / Stopwatch.Frequency;
}
