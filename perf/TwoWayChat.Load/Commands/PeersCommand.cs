using System.CommandLine;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>peers</c>: what the whole path is held against: HTTP in, job stored, posted, completed, in a closed loop.</summary>
internal static class PeersCommand
{
    private static readonly string[] Columns = ["queue", "set up", "connections", "jobs/s", "p50 ms", "p99 ms", "CPU µs/job", "cores of others"];

    public static Command Create()
    {
        var engine = LoadCommands.Engine();
        var connections = LoadCommands.Number("--connections", ThroughputCommand.Connections, "connections, each with one request under way");
        var warmUp = LoadCommands.WarmUp();
        var seconds = LoadCommands.Seconds();
        var output = LoadCommands.Output();
        var command = new Command("peers", "Request over HTTP to a queue's job posted, in a closed loop") { engine, connections, warmUp, seconds, output };
        command.SetAction(async (parsed, _) =>
        {
            var times = LoopTimes.Of(parsed.GetValue(warmUp), parsed.GetValue(seconds));
            var results = new List<(ContenderKind Kind, LoopResult Path, double Others)>();
            foreach (var kind in LoadCommands.Chosen(parsed.GetValue(engine)!).Where(kind => !kind.IsOurs))
            {
                var (path, others) = await PathMeasure.PeerAsync(kind, parsed.GetValue(connections), times);
                results.Add((kind, path, others));
            }

            await WriteAsync(results, parsed.GetValue(connections), parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    public static Task WriteAsync(IEnumerable<(ContenderKind Kind, LoopResult Path, double Others)> results, int connections, FileInfo? output) =>
        ResultTable.WriteAsync(
            "Peers, closed loop over HTTP",
            Columns,
            [
                .. results.Select(result => (string[])
                [
                    result.Kind.Name, result.Kind.Setting, $"{connections}", $"{result.Path.PerSecond:0}", $"{result.Path.P50:0.0}", $"{result.Path.P99:0.0}",
                    $"{result.Path.CpuMicroseconds:0}", $"{result.Others:0.00}",
                ]),
            ],
            output);
}
