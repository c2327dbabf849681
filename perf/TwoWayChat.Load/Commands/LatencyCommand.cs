using System.CommandLine;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>latency</c>: the whole path at a moderate rate, in an open loop, and the floor in the same run.</summary>
internal static class LatencyCommand
{
    public const int Rate = 200;

    private static readonly string[] Columns =
        ["database", "texts/s", "p50 ms", "p99 ms", "CPU µs/text", "floor p50 ms", "floor p99 ms", "ratio of p50", "ratio of p99", "cores of others"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var rate = LoadCommands.Number("--rate", Rate, "texts per second");
        var warmUp = LoadCommands.WarmUp();
        var seconds = LoadCommands.Seconds();
        var output = LoadCommands.Output();
        var command = new Command("latency", "Inbound text over HTTP to signed callback received, in an open loop") { database, rate, warmUp, seconds, output };
        command.SetAction(async (parsed, _) =>
        {
            var times = LoopTimes.Of(parsed.GetValue(warmUp), parsed.GetValue(seconds));
            await WriteAsync([await PathMeasure.OpenAsync(parsed.GetValue(database)!, parsed.GetValue(rate), times)], parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    public static Task WriteAsync(IEnumerable<PathResult> results, FileInfo? output) => ResultTable.WriteAsync(
        "Whole path, open loop: latency",
        Columns,
        [
            .. results.Select(result => (string[])
            [
                result.Database, $"{result.Path.PerSecond:0}", $"{result.Path.P50:0.00}", $"{result.Path.P99:0.00}", $"{result.Path.CpuMicroseconds:0}",
                $"{result.Floor.P50:0.00}", $"{result.Floor.P99:0.00}", $"{result.Path.P50 / result.Floor.P50:0.0}",
                $"{result.Path.P99 / result.Floor.P99:0.0}",
                $"{result.Others:0.00}",
            ]),
        ],
        output);
}
