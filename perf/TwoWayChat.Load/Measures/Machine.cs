using System.Globalization;
using System.Runtime.InteropServices;

namespace TwoWayChat.Load.Measures;

/// <summary>What figures were measured on.</summary>
internal static class Machine
{
    public static string Description =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores ({Model()}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.FrameworkDescription}, "
            + $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC");

    private static string Model() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
