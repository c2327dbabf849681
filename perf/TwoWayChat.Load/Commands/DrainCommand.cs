using System.CommandLine;
using TwoWayChat.Load.Engine;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>drain</c>: a backlog of callbacks, once the receiver is back.</summary>
internal static class DrainCommand
{
    private static readonly string[] Columns =
        ["engine", "set up", "arrived", "seconds", "callbacks/s", "CPU µs/callback", "out of order", "cores of others"];

    public static Command Create()
    {
        var engine = LoadCommands.Engine();
        var count = LoadCommands.Number("--count", 20_000, "callbacks that wait");
        var streams = LoadCommands.Number("--streams", EngineCommand.Streams, "sessions that they are for");
        var warmUp = LoadCommands.WarmUp();
        var limit = LoadCommands.Number("--limit", 60, "seconds that it may take");
        var output = LoadCommands.Output();
        var command = new Command("drain", "A backlog after an outage of the receiver: how fast it goes out") { engine, count, streams, warmUp, limit, output };
        command.SetAction(async (parsed, _) =>
        {
            var results = new List<DrainResult>();
            foreach (var kind in LoadCommands.Chosen(parsed.GetValue(engine)!))
            {
                results.Add(await Drain.RunAsync(
                    kind, parsed.GetValue(streams), parsed.GetValue(count), parsed.GetValue(warmUp), TimeSpan.FromSeconds(parsed.GetValue(limit))));
            }

            await WriteAsync(results, parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    public static Task WriteAsync(IEnumerable<DrainResult> results, FileInfo? output) => ResultTable.WriteAsync(
        "Drain of a backlog",
        Columns,
        [
            .. results.Select(result => (string[])
            [
                result.Kind.Name, result.Kind.Setting, $"{result.Arrived}", $"{result.Elapsed.TotalSeconds:0.0}", $"{result.PerSecond:0}",
                $"{result.Cpu.TotalMicroseconds:0}", $"{result.Late}", $"{result.Others:0.00}",
            ]),
        ],
        output);
}
