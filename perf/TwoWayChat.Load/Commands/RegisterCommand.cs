using System.CommandLine;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Measures;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Commands;

/// <summary><c>register</c>: registration and deregistration in turn, each connection with a user of its own, and the same against constants.</summary>
internal static class RegisterCommand
{
    public const int Connections = 32;
    private const int RequestsPerRound = 2;

    private static readonly string[] Columns =
        ["database", "connections", "requests/s", "p50 ms of both", "p99 ms of both", "CPU µs/request", "constant/s", "ratio", "cores of others"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var connections = LoadCommands.Number("--connections", Connections, "connections");
        var warmUp = LoadCommands.WarmUp();
        var seconds = LoadCommands.Seconds();
        var output = LoadCommands.Output();
        var command = new Command("register", "Registration and deregistration of sessions with Basic auth, callbacks included")
        {
            database, connections, warmUp, seconds, output,
        };
        command.SetAction(async (parsed, _) =>
        {
            var times = LoopTimes.Of(parsed.GetValue(warmUp), parsed.GetValue(seconds));
            await MeasureAsync(parsed.GetValue(database)!, parsed.GetValue(connections), times, parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    /// <summary>Writes the table; the rate as a share of that of constants.</summary>
    public static async Task<double> MeasureAsync(string database, int connections, LoopTimes times, FileInfo? output)
    {
        var neighbours = new Neighbours();
        var (name, real, floor) = await RunAsync(database, connections, times);
        string[] row =
        [
            name, $"{connections}", $"{real.PerSecond * RequestsPerRound:0}", $"{real.P50:0.0}", $"{real.P99:0.0}",
            $"{real.CpuMicroseconds / RequestsPerRound:0}",
            $"{floor.PerSecond * RequestsPerRound:0}", $"{real.PerSecond / floor.PerSecond:0.00}", $"{neighbours}",
        ];
        await ResultTable.WriteAsync("Registration and deregistration", Columns, [row], output);
        return real.PerSecond / floor.PerSecond;
    }

    private static async Task<(string Database, LoopResult Real, LoopResult Floor)> RunAsync(string database, int connections, LoopTimes times)
    {
        await using var measure = await Measure.StartAsync(
            database, url => new SeedPlan { CallbackUrl = url, Staff = connections }, (_, _) => { });
        var (company, client) = measure.Companies[0];
        var real = await new LoopClock(() => measure.Cpu, connections, times)
            .RunAsync(number => RoundAsync(client, measure.Address, company.Staff[number]));
        var address = await measure.ToFloorAsync();
        var floor = await new LoopClock(() => measure.Cpu, connections, times.Half)
            .RunAsync(number => RoundAsync(client, address, company.Staff[number]));
        return (measure.Database, real, floor);
    }

    private static async Task RoundAsync(ApiClient client, Uri server, LoadUser user) =>
        await client.DeregisterAsync(server, await client.RegisterAsync(server, user));
}
