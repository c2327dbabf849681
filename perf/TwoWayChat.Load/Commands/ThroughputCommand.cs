using System.CommandLine;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>throughput</c>: the whole path in a closed loop, and the floor in the same run.</summary>
internal static class ThroughputCommand
{
    public const int Connections = 64;

    private static readonly string[] Columns =
    [
        "database", "companies", "connections", "texts/s", "p50 ms", "p99 ms", "CPU µs/text", "floor/s", "floor p50 ms", "floor p99 ms", "ratio",
        "cores of others",
    ];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var companies = LoadCommands.Number("--companies", 1, "companies that share the load, each with one session");
        var connections = LoadCommands.Number("--connections", Connections, "connections, each with one text under way");
        var warmUp = LoadCommands.WarmUp();
        var seconds = LoadCommands.Seconds();
        var output = LoadCommands.Output();
        var command = new Command("throughput", "Inbound text over HTTP to signed callback received, in a closed loop")
        {
            database, companies, connections, warmUp, seconds, output,
        };
        command.SetAction(async (parsed, _) =>
        {
            var (shared, open) = (parsed.GetValue(companies), parsed.GetValue(connections));
            var times = LoopTimes.Of(parsed.GetValue(warmUp), parsed.GetValue(seconds));
            await WriteAsync([(shared, open, await PathMeasure.ClosedAsync(parsed.GetValue(database)!, shared, open, times))], parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    public static Task WriteAsync(IEnumerable<(int Companies, int Connections, PathResult Result)> results, FileInfo? output) =>
        ResultTable.WriteAsync("Whole path, closed loop", Columns, [.. results.Select(row => Row(row.Companies, row.Connections, row.Result))], output);

    private static string[] Row(int companies, int connections, PathResult result) =>
    [
        result.Database, $"{companies}", $"{connections}", $"{result.Path.PerSecond:0}", $"{result.Path.P50:0.0}", $"{result.Path.P99:0.0}",
        $"{result.Path.CpuMicroseconds:0}", $"{result.Floor.PerSecond:0}", $"{result.Floor.P50:0.0}", $"{result.Floor.P99:0.0}",
        $"{result.Path.PerSecond / result.Floor.PerSecond:0.00}", $"{result.Others:0.00}",
    ];
}
