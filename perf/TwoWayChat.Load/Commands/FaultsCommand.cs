using System.CommandLine;
using System.Diagnostics;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Faults;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary><c>faults</c>: three nodes, one killed, one frozen and resumed, connections cut, the database crashed, all in one round under load.</summary>
internal static class FaultsCommand
{
    private static readonly string[] Columns =
        ["rounds", "minutes", "texts accepted", "requests made again", "events arrived", "duplicates",
            "most per session and fault", "longest silence s", "violations"];

    public static Command Create()
    {
        var database = new Option<string>("--database")
            { Description = "postgres (an own cluster, which the run starts)", DefaultValueFactory = _ => LoadDatabase.PostgreSql };
        database.AcceptOnlyFromAmong(LoadDatabase.PostgreSql);
        var rounds = LoadCommands.Number("--rounds", 5, "rounds, each with all faults in any order");
        var texts = LoadCommands.Number("--texts", 2000, "inbound texts per round");
        var server = new Option<DirectoryInfo?>("--server") { Description = "the folder of another build of the server, such as one published ready to run" };
        var output = LoadCommands.Output();
        var command = new Command("faults",
            "Kills, freezes and resumes nodes, cuts connections and crashes the database under load, and checks that nothing is lost")
        {
            database, rounds, texts, server, output,
        };
        command.SetAction(async (parsed, _) =>
        {
            var clock = Stopwatch.StartNew();
            await using var store = await LoadDatabase.CreateAsync(parsed.GetValue(database)!);
            var report = await FaultRun.RunAsync(
                store, parsed.GetValue(rounds), parsed.GetValue(texts), parsed.GetValue(server), told =>
                    Console.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {told}"));
            foreach (var violation in report.Violations)
            {
                Console.WriteLine(violation);
            }

            await ResultTable.WriteAsync("Faults, three nodes on PostgreSQL", Columns, [Row(report, clock.Elapsed)], parsed.GetValue(output));
            return report.Violations.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static string[] Row(FaultReport report, TimeSpan time) =>
    [
        $"{report.Rounds}", $"{time.TotalMinutes:0.0}", $"{report.Accepted}", $"{report.Resent}", $"{report.Arrived}", $"{report.Duplicates}",
        $"{report.MostDuplicates}", $"{report.LongestSilence.TotalSeconds:0.0}", $"{report.Violations.Count}",
    ];
}
