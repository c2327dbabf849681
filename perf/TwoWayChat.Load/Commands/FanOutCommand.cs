using System.CommandLine;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Engine;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>fanout</c>: one event that a thousand sessions see.</summary>
internal static class FanOutCommand
{
    private static readonly string[] Columns = ["engine", "sessions", "callbacks/s", "bare POSTs/s", "ratio", "cores of others"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var warmUp = LoadCommands.Number("--warm-up", 60, "events before what counts");
        var rounds = LoadCommands.Number("--rounds", 30, "events that count");
        var output = LoadCommands.Output();
        var command = new Command("fanout", "One event to a thousand sessions, against a thousand bare POSTs") { database, warmUp, rounds, output };
        command.SetAction(async (parsed, _) =>
        {
            var kind = KnownContenders.Find(parsed.GetValue(database)!);
            await WriteAsync([await FanOut.RunAsync(kind, parsed.GetValue(warmUp), parsed.GetValue(rounds))], parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    public static Task WriteAsync(IEnumerable<FanOutResult> results, FileInfo? output) => ResultTable.WriteAsync(
        "One event for many sessions",
        Columns,
        [
            .. results.Select(result => (string[])
            [
                result.Kind.Name, $"{result.Sessions}", $"{result.PerSecond:0}", $"{result.BarePerSecond:0}", $"{result.PerSecond / result.BarePerSecond:0.00}",
                $"{result.Others:0.00}",
            ]),
        ],
        output);
}
