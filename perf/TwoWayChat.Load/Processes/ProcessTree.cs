using System.Globalization;

namespace TwoWayChat.Load.Processes;

/// <summary>Processor time of a process and of all that it has started, alive or not, as Linux counts it (proc(5), <c>/proc/PID/stat</c>).</summary>
internal static class ProcessTree
{
    private const int TicksPerSecond = 100;

    // Fields behind the name, which may hold anything but ends with the last parenthesis.
    private const int Parent = 1;
    private const int FirstTime = 11;
    private const int Times = 4;

    /// <summary>User and system time of <paramref name="root"/>, its descendants and those of them that have been waited for.</summary>
    public static TimeSpan Cpu(int root)
    {
        var processes = Directory.EnumerateDirectories("/proc").Select(Read).OfType<(int Id, int Parent, long Ticks)>().ToLookup(found => found.Parent);
        var ticks = Read($"/proc/{root}")?.Ticks ?? 0;
        var open = new Queue<int>([root]);
        while (open.TryDequeue(out var id))
        {
            foreach (var child in processes[id])
            {
                ticks += child.Ticks;
                open.Enqueue(child.Id);
            }
        }

        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    private static (int Id, int Parent, long Ticks)? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            var line = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields.Skip(FirstTime).Take(Times).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            return (id, int.Parse(fields[Parent], CultureInfo.InvariantCulture), ticks);
        }
        catch (IOException)
        {
            return null; // It has ended since.
        }
    }
}
