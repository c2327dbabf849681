using System.CommandLine;
using TwoWayChat.Load.Engine;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>engine</c>: the highest rate of events, published in the engine's own process, that is received with p99 below 100 ms.</summary>
internal static class EngineCommand
{
    public const int Streams = 200;

    private static readonly string[] Columns =
        ["engine", "set up", "highest rate/s", "p50 ms", "p99 ms", "CPU µs/event", "out of order", "where it failed", "cores of others"];

    public static Command Create()
    {
        var engine = LoadCommands.Engine();
        var streams = LoadCommands.Number("--streams", Streams, "sessions, each with events of its own that must come in order");
        var warmUp = LoadCommands.WarmUp();
        var seconds = LoadCommands.Number("--seconds", 4, "seconds that count of each rate");
        var output = LoadCommands.Output();
        var command = new Command("engine", "Events published in process to callbacks received, open loop: the highest sustained rate")
        {
            engine, streams, warmUp, seconds, output,
        };
        command.SetAction(async (parsed, _) =>
        {
            var results = new List<SweepResult>();
            foreach (var kind in LoadCommands.Chosen(parsed.GetValue(engine)!))
            {
                results.Add(await Sweep.RunAsync(kind, parsed.GetValue(streams), parsed.GetValue(warmUp), parsed.GetValue(seconds)));
            }

            await WriteAsync(results, parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    public static Task WriteAsync(IEnumerable<SweepResult> results, FileInfo? output) =>
        ResultTable.WriteAsync("Engine alone: highest rate with p99 < 100 ms", Columns, [.. results.Select(Row)], output);

    private static string[] Row(SweepResult result) =>
    [
        result.Kind.Name, result.Kind.Setting, result.Best is { } best ? $"{best.Rate:0}" : "none", $"{result.Best?.P50:0.0}", $"{result.Best?.P99:0.0}",
        $"{result.Best?.CpuMicroseconds:0}", $"{result.Late}", result.Failed?.ToString() ?? $"{result.Kind.From}/s: falls behind", $"{result.Others:0.00}",
    ];
}
