using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Faults;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>kill</c>: rounds of SIGKILL under load. SIGINT ends it after the rounds that are under way, with what has been done until then.</summary>
internal static class KillCommand
{
    private const int RoundsPerLine = 25;
    private const int AtStartOneIn = 10;
    private static readonly string[] Columns =
        ["database", "rounds", "kills", "minutes", "texts accepted", "requests made again", "events arrived",
            "duplicates", "most per session and kill", "violations"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var rounds = LoadCommands.Number("--rounds", 10, "rounds of load with one kill at least");
        var texts = LoadCommands.Number("--texts", 200, "inbound texts per round");
        var phones = LoadCommands.Number("--phones", 40, "phones that write them, new ones each round");
        var kills = LoadCommands.Number("--kills", 1, "most kills per round");
        var parallel = LoadCommands.Number("--parallel", 1, "runs side by side, each with a database of its own");
        var server = new Option<DirectoryInfo?>("--server") { Description = "the folder of another build of the server, such as one published ready to run" };
        var output = LoadCommands.Output();
        var command = new Command("kill", "Kills the server with SIGKILL at random moments under load and checks that nothing is lost, doubled or out of order")
        {
            database, rounds, texts, phones, kills, parallel, server, output,
        };
        command.SetAction((parsed, _) =>
        {
            var plan = new KillPlan
            {
                Rounds = parsed.GetValue(rounds),
                Texts = parsed.GetValue(texts),
                Phones = parsed.GetValue(phones),
                Kills = parsed.GetValue(kills),
                AtStartOneIn = AtStartOneIn,
                Server = parsed.GetValue(server),
            };
            return RunAsync(parsed.GetValue(database)!, plan, parsed.GetValue(parallel), parsed.GetValue(output));
        });
        return command;
    }

    private static async Task<int> RunAsync(string database, KillPlan plan, int parallel, FileInfo? output)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        var clock = Stopwatch.StartNew();
        var report = await new KillFleet(database, plan, told => Tell(told, clock)).RunAsync(parallel, stop.Token);
        foreach (var violation in report.Violations)
        {
            Console.WriteLine(violation);
        }

        await ResultTable.WriteAsync("Kill", Columns, [Row(database == LoadDatabase.Sqlite ? "SQLite" : "PostgreSQL", report, clock.Elapsed)], output);
        return report.Violations.Count == 0 && report.Rounds == plan.Rounds ? 0 : 1;
    }

    private static void Tell(KillReport told, Stopwatch clock)
    {
        if (told.Rounds % RoundsPerLine == 0)
        {
            Console.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {told}");
        }
    }

    private static string[] Row(string database, KillReport report, TimeSpan time) =>
    [
        database, $"{report.Rounds}", $"{report.Kills}", $"{time.TotalMinutes:0.0}", $"{report.Accepted}", $"{report.Resent}", $"{report.Arrived}",
        $"{report.Duplicates}", $"{report.MostDuplicates}", $"{report.Violations.Count}",
    ];
}
