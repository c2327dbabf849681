using System.CommandLine;
using TwoWayChat.Load.Engine;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>tarpit</c>: healthy companies beside as many whose endpoint hangs.</summary>
internal static class TarPitCommand
{
    public const int Companies = 8;
    public const int Rate = 200;

    private static readonly string[] Columns =
        ["engine", "set up", "healthy p99 ms without", "healthy p99 ms beside it", "ratio", "healthy callbacks in time %", "cores of others"];

    public static Command Create()
    {
        var engine = LoadCommands.Engine();
        var companies = LoadCommands.Number("--companies", Companies, "companies; the endpoints of every second one hang");
        var rate = LoadCommands.Number("--rate", Rate, "events per second, of all companies together");
        var warmUp = LoadCommands.WarmUp();
        var seconds = LoadCommands.Seconds();
        var output = LoadCommands.Output();
        var command = new Command("tarpit", "What healthy companies feel while half of the traffic goes to endpoints that never answer")
        {
            engine, companies, rate, warmUp, seconds, output,
        };
        command.SetAction(async (parsed, _) =>
        {
            var results = new List<TarPitResult>();
            foreach (var kind in LoadCommands.Chosen(parsed.GetValue(engine)!))
            {
                results.Add(await TarPit.RunAsync(
                    kind, parsed.GetValue(companies), parsed.GetValue(rate), parsed.GetValue(warmUp), parsed.GetValue(seconds)));
            }

            await WriteAsync(results, parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    public static Task WriteAsync(IEnumerable<TarPitResult> results, FileInfo? output) => ResultTable.WriteAsync(
        "Healthy companies beside a tar pit",
        Columns,
        [
            .. results.Select(result => (string[])
            [
                result.Kind.Name, result.Kind.Setting, $"{result.Without:0.0}", $"{result.With:0.0}", $"{result.With / result.Without:0.00}",
                $"{result.Share * 100:0}", $"{result.Others:0.00}",
            ]),
        ],
        output);
}
