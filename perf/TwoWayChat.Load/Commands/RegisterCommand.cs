using System.CommandLine;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Measures;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Commands;

/// <summary><c>register</c>: registration and deregistration in turn, each connection with a user of its own, and the same against constants.</summary>
internal static class RegisterCommand
{
    private const int RequestsPerRound = 2;

    private static readonly string[] Columns =
        ["database", "connections", "requests/s", "p50 ms of both", "p99 ms of both", "server CPU µs/request", "constant/s", "ratio"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var connections = LoadCommands.Number("--connections", 32, "connections");
        var warmUp = LoadCommands.WarmUp();
        var seconds = LoadCommands.Seconds();
        var output = LoadCommands.Output();
        var command = new Command("register", "Registration and deregistration of sessions with Basic auth, callbacks included")
        {
            database, connections, warmUp, seconds, output,
        };
        command.SetAction(async (parsed, _) =>
        {
            var times = new LoopTimes(TimeSpan.FromSeconds(parsed.GetValue(warmUp)), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            var (name, real, floor) = await RunAsync(parsed.GetValue(database)!, parsed.GetValue(connections), times);
            string[] row =
            [
                name, $"{parsed.GetValue(connections)}", $"{real.PerSecond * RequestsPerRound:0}", $"{real.P50:0.0}", $"{real.P99:0.0}",
                $"{real.CpuMicroseconds / RequestsPerRound:0}", $"{floor.PerSecond * RequestsPerRound:0}", $"{real.PerSecond / floor.PerSecond:0.00}",
            ];
            await ResultTable.WriteAsync("Registration and deregistration", Columns, [row], parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    private static async Task<(string Database, LoopResult Real, LoopResult Floor)> RunAsync(string database, int connections, LoopTimes times)
    {
        await using var measure = await Measure.StartAsync(
            database, url => new SeedPlan { CallbackUrl = url, Staff = connections }, (_, _) => { });
        var (company, client) = measure.Companies[0];
        var real = await new LoopClock(measure.Server, connections, times)
            .RunAsync(number => RoundAsync(client, measure.Address, company.Staff[number]));
        var address = await measure.ToFloorAsync();
        var floor = await new LoopClock(measure.Server, connections, times)
            .RunAsync(number => RoundAsync(client, address, company.Staff[number]));
        return (measure.Database, real, floor);
    }

    private static async Task RoundAsync(ApiClient client, Uri server, LoadUser user) =>
        await client.DeregisterAsync(server, await client.RegisterAsync(server, user));
}
