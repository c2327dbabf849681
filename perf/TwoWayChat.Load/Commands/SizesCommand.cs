using System.CommandLine;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Measures;
using TwoWayChat.Load.Sizes;

namespace TwoWayChat.Load.Commands;

/// <summary><c>sizes</c>: what screens and the API ask for, of a large company and of a small one, with the plans of the large one's queries.</summary>
internal static class SizesCommand
{
    private static readonly string[] Columns =
        ["query", "rows of small", "of large", "small p50 ms", "large p50 ms", "ratio", "small p99 ms", "large p99 ms", "ratio of p99"];

    /// <summary>Few checkpoints while gigabytes come in.</summary>
    private static readonly string[] ForBulk =
        ["-c", "max_wal_size=16GB", "-c", "checkpoint_timeout=30min", "-c", "wal_level=minimal", "-c", "max_wal_senders=0"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var chats = LoadCommands.Number("--chats", 200_000, "chats of the large company, with ten messages each");
        var contacts = LoadCommands.Number("--contacts", 0, "contacts of the large company, where there are more of them than chats");
        var only = new Option<string>("--only")
            { Description = "how the names of the queries begin that are asked; without it, all", DefaultValueFactory = _ => "" };
        var small = LoadCommands.Number("--small", 1000, "chats of the small one");
        var rounds = LoadCommands.Number("--rounds", 200, "askings of each query that count");
        var output = LoadCommands.Output();
        var plans = new Option<FileInfo>("--plans") { Description = "a file for the plans of the large company's queries" };
        var hold = new Option<bool>("--hold") { Description = "fill only, say where, and keep the database until the standard input ends" };
        var at = new Option<string>("--at") { Description = "measure the database that another run holds there" };
        var command = new Command("sizes", "Hot reads of a large company against those of a small one")
        {
            database, chats, contacts, only, small, rounds, output, plans, hold, at,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (kind, place) = (parsed.GetValue(database)!, parsed.GetValue(at));
            await using var store = place is null ? await LoadDatabase.CreateAsync(kind, ForBulk) : LoadDatabase.At(kind, place);
            if (place is null)
            {
                await SizeStage.FillAsync(store, parsed.GetValue(small), parsed.GetValue(chats), parsed.GetValue(contacts));
            }

            if (parsed.GetValue(hold))
            {
                Console.WriteLine(store.Place);
                await Console.In.ReadToEndAsync(cancellationToken);
                return 0;
            }

            await using var stage = await SizeStage.OpenAsync(store);
            var title = $"Sizes on {store.Name}: {stage.Large.Chats:N0} chats and {stage.Large.Contacts:N0} contacts against {stage.Small.Chats:N0}";
            List<SizedQuery> queries = [.. stage.Queries.All.Where(query => query.Name.StartsWith(parsed.GetValue(only)!, StringComparison.Ordinal))];
            await ResultTable.WriteAsync(title, Columns, await MeasureAsync(stage, queries, parsed.GetValue(rounds)), parsed.GetValue(output));
            if (parsed.GetValue(plans) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, await PlansAsync(stage, queries, title), cancellationToken);
            }

            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> MeasureAsync(SizeStage stage, List<SizedQuery> queries, int rounds)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var query in queries)
        {
            var (small, large) = await SizeMeasure.RunAsync(query, stage.Small, stage.Large, rounds);
            var (p50, p99) = (rounds / 2, rounds * 99 / 100);
            rows.Add(
            [
                query.Name, $"{await query.Run(stage.Small, 1)}", $"{await query.Run(stage.Large, 1)}",
                $"{small[p50]:0.00}", $"{large[p50]:0.00}", $"{large[p50] / small[p50]:0.0}",
                $"{small[p99]:0.00}", $"{large[p99]:0.00}", $"{large[p99] / small[p99]:0.0}",
            ]);
        }

        return rows;
    }

    private static async Task<string> PlansAsync(SizeStage stage, List<SizedQuery> queries, string title)
    {
        var parts = new List<string> { $"{title}\n{Machine.Description}\n" };
        foreach (var query in queries)
        {
            parts.Add($"== {query.Name}\n");
            parts.AddRange((await stage.Database.PlansAsync(() => query.Run(stage.Large, 1))).Select(plan => plan + "\n"));
        }

        return string.Join('\n', parts);
    }
}
