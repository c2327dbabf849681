using System.CommandLine;
using TwoWayChat.Load.Measures;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Commands;

/// <summary><c>throughput</c>: the whole path in a closed loop, and the floor in the same run.</summary>
internal static class ThroughputCommand
{
    private static readonly string[] Columns =
        ["database", "companies", "connections", "texts/s", "p50 ms", "p99 ms", "server CPU µs/text", "floor/s", "floor p50 ms", "floor p99 ms", "ratio"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var companies = LoadCommands.Number("--companies", 1, "companies that share the load, each with one session");
        var connections = LoadCommands.Number("--connections", 64, "connections, each with one text under way");
        var warmUp = LoadCommands.WarmUp();
        var seconds = LoadCommands.Seconds();
        var output = LoadCommands.Output();
        var command = new Command("throughput", "Inbound text over HTTP to signed callback received, in a closed loop")
        {
            database, companies, connections, warmUp, seconds, output,
        };
        command.SetAction(async (parsed, _) =>
        {
            var times = new LoopTimes(TimeSpan.FromSeconds(parsed.GetValue(warmUp)), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            string[] setting = [parsed.GetValue(companies).ToString(), parsed.GetValue(connections).ToString()];
            var (name, path, floor) = await RunAsync(
                parsed.GetValue(database)!, parsed.GetValue(companies), parsed.GetValue(connections), times);
            await ResultTable.WriteAsync("Whole path, closed loop", Columns, [[name, .. setting, .. Cells(path, floor)]], parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    private static async Task<(string Database, LoopResult Path, LoopResult Floor)> RunAsync(
        string database, int companies, int connections, LoopTimes times)
    {
        var loop = new PathLoop(connections);
        await using var measure = await Measure.StartAsync(
            database, url => new SeedPlan { CallbackUrl = url, Companies = companies }, loop.Take);
        foreach (var (company, client) in measure.Companies)
        {
            await client.RegisterAsync(measure.Address, company.Managers[0]);
        }

        var path = await new LoopClock(measure.Server, connections, times).RunAsync(loop.Against(measure.Address, measure.Companies, "path"));
        var address = await measure.ToFloorAsync();
        var floor = await new LoopClock(measure.Server, connections, times).RunAsync(loop.Against(address, measure.Companies, "floor"));
        return (measure.Database, path, floor);
    }

    private static IEnumerable<string> Cells(LoopResult path, LoopResult floor) =>
    [
        $"{path.PerSecond:0}", $"{path.P50:0.0}", $"{path.P99:0.0}", $"{path.CpuMicroseconds:0}",
        $"{floor.PerSecond:0}", $"{floor.P50:0.0}", $"{floor.P99:0.0}", $"{path.PerSecond / floor.PerSecond:0.00}",
    ];
}
