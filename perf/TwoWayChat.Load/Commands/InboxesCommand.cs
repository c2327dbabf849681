using System.CommandLine;
using TwoWayChat.Load.Inboxes;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Commands;

/// <summary>
/// <c>inboxes</c>: how fast an inbox answers its reader while many others are open on the same server, and what each costs in memory. A real browser
/// measures; the others are circuits without a browser (<see cref="LightInbox"/>).
/// </summary>
internal static class InboxesCommand
{
    private const int WarmUpRounds = 15;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly string[] TimeColumns = ["database", "open inboxes", "texts/s", "act", "times", "p50 ms", "p95 ms", "longest ms"];
    private static readonly string[] MemoryColumns =
        ["database", "open inboxes", "heap MB", "resident MB", "heap KB/inbox", "resident KB/inbox", "server cores", "drawings/s of others", "cores of others"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var counts = new Option<int[]>("--open")
        {
            Description = "how many inboxes are open, one after the other", DefaultValueFactory = _ => [1, 50, 300], AllowMultipleArgumentsPerToken = true,
        };
        var rounds = LoadCommands.Number("--rounds", 60, "chats that are opened and answered at each");
        var output = LoadCommands.Output();
        var command = new Command("inboxes", "Response of an inbox while many are open, and their memory") { database, counts, rounds, output };
        command.SetAction(async (parsed, _) =>
        {
            await MeasureAsync(parsed.GetValue(database)!, [.. parsed.GetValue(counts)!.Order()], parsed.GetValue(rounds), parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    private static async Task MeasureAsync(string database, IReadOnlyList<int> counts, int rounds, FileInfo? output)
    {
        await using var stage = await InboxStage.StartAsync(database, counts[^1]);
        await using var inbox = await MeasuredInbox.OpenAsync(stage.Address, stage.Company.Staff[0]);
        await inbox.WorkAsync(WarmUpRounds);
        var (times, memory) = (new List<IReadOnlyList<string>>(), new List<IReadOnlyList<string>>());
        HostMemory? first = null;
        foreach (var count in counts)
        {
            await stage.OpenAsync(count - 1);
            var (stood, load, taken) = await StepAsync(stage, inbox, count, rounds);
            first ??= stood;
            times.AddRange(taken);
            memory.Add([stage.Database, $"{count}", $"{stood.Heap >> 20}", $"{stood.Resident >> 20}", .. PerInbox(first, stood, count - counts[0]), .. load]);
        }

        await ResultTable.WriteAsync("Response of an inbox", TimeColumns, times, output);
        await ResultTable.WriteAsync("Memory of open inboxes", MemoryColumns, memory, output);
    }

    private static async Task<(HostMemory Stood, string[] Load, IReadOnlyList<IReadOnlyList<string>> Times)> StepAsync(
        InboxStage stage, MeasuredInbox inbox, int count, int rounds)
    {
        var neighbours = new Neighbours();
        var (started, cpu, drawn) = (TimeProvider.System.GetTimestamp(), stage.Cpu, stage.Batches);
        var trickle = stage.Write(count);
        var times = await inbox.WorkAsync(rounds);
        await trickle.DisposeAsync();
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        string[] load = [$"{(stage.Cpu - cpu).TotalSeconds / seconds:0.00}", $"{(stage.Batches - drawn) / seconds:0}", $"{neighbours}"];
        await Task.Delay(Rest);
        var rows = times.Select(act => Row(stage, count, trickle.Taken / seconds, act)).ToList();
        return (await stage.MemoryAsync(), load, rows);
    }

    private static string[] Row(InboxStage stage, int count, double rate, KeyValuePair<InboxAct, List<double>> act)
    {
        var (name, times) = (Name(act.Key), act.Value);
        return [stage.Database, $"{count}", $"{rate:0.0}", name, $"{times.Count}", $"{At(times, 0.5):0}", $"{At(times, 0.95):0}", $"{times[^1]:0}"];
    }

    private static string[] PerInbox(HostMemory first, HostMemory stood, int more) =>
        more == 0 ? ["–", "–"] : [$"{(stood.Heap - first.Heap) / more >> 10}", $"{(stood.Resident - first.Resident) / more >> 10}"];

    private static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    private static string Name(InboxAct act) => act switch
    {
        InboxAct.Typing => "typing a letter, until it is counted",
        InboxAct.Opening => "opening a chat",
        InboxAct.Shown => "sending, until the text is shown",
        InboxAct.Stored => "sending, until the text is stored",
        InboxAct.Mine => "to the list of one's own",
        _ => "to the list of all",
    };
}
