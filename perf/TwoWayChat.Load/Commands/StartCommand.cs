using System.CommandLine;
using System.Diagnostics;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Measures;
using TwoWayChat.Load.Processes;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Commands;

/// <summary><c>start</c>: from the start of the process to its first answer, and the memory it then rests at.</summary>
internal static class StartCommand
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly string[] Columns = ["database", "starts", "first answer ms, median", "worst", "memory at rest MB", "cores of others"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var starts = LoadCommands.Number("--starts", 7, "how often it is started");
        var output = LoadCommands.Output();
        var command = new Command("start", "Start of the process to the first answer over HTTP, on a database that is there already")
            { database, starts, output };
        command.SetAction(async (parsed, _) =>
        {
            await MeasureAsync(parsed.GetValue(database)!, parsed.GetValue(starts), parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    /// <summary>Writes the table; the median of the starts in milliseconds, and the memory in bytes.</summary>
    public static async Task<(double Median, long Memory)> MeasureAsync(string database, int starts, FileInfo? output)
    {
        var neighbours = new Neighbours();
        await using var store = await LoadDatabase.CreateAsync(database);
        await Seed.PlantAsync(store.Settings, new SeedPlan { CallbackUrl = new Uri("http://127.0.0.1:9/") });
        var times = new List<double>();
        var memory = 0L;
        for (var start = 0; start < starts; start++)
        {
            await using var server = Node.Start(store.Settings);
            times.Add(await FirstAnswerAsync(server));
            memory = times.Count == starts ? await AtRestAsync(server) : 0;
        }

        times.Sort();
        string[] row = [store.Name, $"{times.Count}", $"{times[times.Count / 2]:0}", $"{times[^1]:0}", $"{memory >> 20}", $"{neighbours}"];
        await ResultTable.WriteAsync("Start", Columns, [row], output);
        return (times[times.Count / 2], memory);
    }

    private static async Task<double> FirstAnswerAsync(ServerProcess server)
    {
        var started = Stopwatch.GetTimestamp();
        var address = await server.AddressAsync();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(address, "/"));
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<long> AtRestAsync(ServerProcess server)
    {
        await Task.Delay(Rest);
        return (await server.UsageAsync()).ResidentBytes;
    }
}
