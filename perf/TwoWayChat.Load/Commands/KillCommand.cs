using System.CommandLine;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Faults;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Commands;

/// <summary><c>kill</c>: rounds of SIGKILL under load.</summary>
internal static class KillCommand
{
    public static Command Create()
    {
        var database = LoadCommands.Database();
        var rounds = LoadCommands.Number("--rounds", 10, "rounds of load with one kill at least");
        var texts = LoadCommands.Number("--texts", 2000, "inbound texts per round");
        var command = new Command("kill", "Kills the server with SIGKILL at random moments under load and checks that nothing is lost, doubled or out of order")
        {
            database, rounds, texts,
        };
        command.SetAction(async (parsed, _) =>
        {
            await using var store = await LoadDatabase.CreateAsync(parsed.GetValue(database)!);
            var plan = new KillPlan
            {
                Rounds = parsed.GetValue(rounds),
                Texts = parsed.GetValue(texts),
                AlsoAtStart = true,
                Settings = store.IsPostgreSql ? Node.ShortLease : [],
            };
            var report = await KillRun.RunAsync(store.Settings, plan, told => Console.WriteLine(told));
            foreach (var violation in report.Violations)
            {
                Console.WriteLine(violation);
            }

            Console.WriteLine($"{store.Name}: {report}");
            return report.Violations.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
