using System.Diagnostics;
using Npgsql;
using TwoWayChat.Load.Commands;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Engine;

namespace TwoWayChat.Load.Measures;

/// <summary>
/// Everything in one run, one measurement after the other, each in fresh processes with fresh stores. One that fails or takes too long is named at the end
/// and keeps nothing else from being measured.
/// </summary>
internal sealed class Comparison(ComparisonPlan plan, FileInfo? output)
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromMinutes(5);
    private static readonly string[] Columns = ["work", "against", "figure", "goal", ""];

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<Verdict> verdicts = [];
    private readonly List<string> failures = [];
    private readonly Dictionary<string, double> peerPaths = new(StringComparer.Ordinal);

    private LoopTimes Times => LoopTimes.Of(plan.WarmUp, plan.Seconds);

    private LoopTimes PeerTimes => LoopTimes.Of(plan.PeerWarmUp, plan.Seconds);

    /// <summary>How many measurements failed.</summary>
    public async Task<int> RunAsync()
    {
        await StepAsync("start", StartAsync);
        await StepAsync("peers over HTTP", PeersAsync);
        await StepAsync("whole path, SQLite", () => PathAsync(LoadDatabase.Sqlite, 16, 0.5, 2.5, 4));
        await StepAsync("whole path, PostgreSQL", () => PathAsync(LoadDatabase.PostgreSql, 50, 0.3, 1.5, 2.5));
        await StepAsync("latency", LatencyAsync);
        await EngineAsync();
        await DrainAsync();
        await TarPitAsync();
        await StepAsync("fan-out", FanOutAsync);
        await StepAsync("registration", RegisterAsync);
        await StepAsync("idle sessions", IdleAsync);
        await ResultTable.WriteAsync("Goals", Columns, [.. verdicts.Select(verdict => verdict.Row)], output);
        await SummariseAsync();
        return failures.Count;
    }

    private async Task StepAsync(string name, Func<Task> step)
    {
        Console.WriteLine($"\n{clock.Elapsed:mm\\:ss} {name}");
        try
        {
            await step().WaitAsync(StepLimit);
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException or IOException or HttpRequestException or NpgsqlException)
        {
            Console.WriteLine(error);
            failures.Add($"{name}: {error.Message.Split('\n')[0]}");
        }
    }

    private async Task<IReadOnlyList<T>> EachAsync<T>(string name, IEnumerable<string> keys, Func<ContenderKind, Task<T>> measure)
    {
        var results = new List<T>();
        foreach (var key in keys)
        {
            await StepAsync($"{name}, {key}", async () => results.Add(await measure(KnownContenders.Find(key))));
        }

        return results;
    }

    private async Task StartAsync()
    {
        var (median, memory) = await StartCommand.MeasureAsync(LoadDatabase.Sqlite, plan.Starts, output);
        verdicts.Add(Verdict.AtMost("start to first answer", "–", median / 1000, 2, " s"));
        verdicts.Add(Verdict.AtMost("memory at rest", "–", memory >> 20, 200, " MB"));
    }

    private async Task PeersAsync()
    {
        var results = await EachAsync("peers", plan.Peers, async kind =>
        {
            var (path, others) = await PathMeasure.PeerAsync(kind, ThroughputCommand.Connections, PeerTimes);
            peerPaths[kind.Key] = path.PerSecond;
            return (kind, path, others);
        });
        await PeersCommand.WriteAsync(results, ThroughputCommand.Connections, output);
    }

    private async Task PathAsync(string database, int companies, double ofFloor, double ofBullmq, double ofPgBoss)
    {
        var result = await PathMeasure.ClosedAsync(database, companies, ThroughputCommand.Connections, Times);
        await ThroughputCommand.WriteAsync([(companies, ThroughputCommand.Connections, result)], output);
        var work = $"whole path, closed loop, {result.Database}";
        verdicts.Add(Verdict.AtLeast(work, "the floor", result.Path.PerSecond / result.Floor.PerSecond, ofFloor));
        verdicts.Add(Verdict.AtLeast(work, "BullMQ at its best", result.Path.PerSecond / peerPaths.GetValueOrDefault("bullmq", double.NaN), ofBullmq));
        verdicts.Add(Verdict.AtLeast(work, "pg-boss at its best", result.Path.PerSecond / peerPaths.GetValueOrDefault("pg-boss", double.NaN), ofPgBoss));
    }

    private async Task LatencyAsync()
    {
        var result = await PathMeasure.OpenAsync(LoadDatabase.Sqlite, LatencyCommand.Rate, Times);
        await LatencyCommand.WriteAsync([result], output);
        verdicts.Add(Verdict.AtMost("latency of the whole path at 200/s, p50", "the floor", result.Path.P50 / result.Floor.P50, 4, "×"));
        verdicts.Add(Verdict.AtMost("latency of the whole path at 200/s, p99", "the floor", result.Path.P99 / result.Floor.P99, 4, "×"));
    }

    private async Task EngineAsync()
    {
        var results = await EachAsync("engine", plan.Engines, kind =>
            Sweep.RunAsync(kind, EngineCommand.Streams, kind.IsOurs ? plan.WarmUp : plan.PeerWarmUp, plan.RungSeconds));
        await EngineCommand.WriteAsync(results, output);
        Against(results, result => result.Kind.Key, result => result.Best?.Rate ?? 0, "engine alone, highest rate with p99 < 100 ms", (5, 15));
    }

    private async Task DrainAsync()
    {
        var results = await EachAsync("drain", plan.Drains, kind => Drain.RunAsync(
            kind, EngineCommand.Streams, plan.Backlog, kind.IsOurs ? plan.WarmUp : plan.PeerWarmUp, plan.DrainLimit));
        await DrainCommand.WriteAsync(results, output);
        Against(results, result => result.Kind.Key, result => result.PerSecond, "drain of a backlog, in order", (4, 4));
        Against(results, result => result.Kind.Key, result => 1 / result.Cpu.TotalMicroseconds, "drain, events per processor time", (3, 3));
    }

    /// <summary>Holds ours on SQLite against both peers at their best.</summary>
    private void Against<T>(IReadOnlyList<T> results, Func<T, string> key, Func<T, double> figure, string work, (double Bullmq, double PgBoss) goals)
    {
        var figures = results.ToDictionary(key, figure);
        foreach (var (peer, name, goal) in new[] { ("bullmq", "BullMQ at its best", goals.Bullmq), ("pg-boss", "pg-boss at its best", goals.PgBoss) })
        {
            var ratio = figures.GetValueOrDefault(LoadDatabase.Sqlite, double.NaN) / figures.GetValueOrDefault(peer, double.NaN);
            verdicts.Add(Verdict.AtLeast(work, name, ratio, goal));
        }
    }

    private async Task TarPitAsync()
    {
        var results = await EachAsync("tar pit", plan.TarPits, kind => TarPit.RunAsync(
            kind, TarPitCommand.Companies, TarPitCommand.Rate, kind.IsOurs ? plan.WarmUp : plan.PeerWarmUp, plan.Seconds));
        await TarPitCommand.WriteAsync(results, output);
        foreach (var result in results.Where(result => result.Kind.IsOurs))
        {
            verdicts.Add(Verdict.AtMost($"healthy p99 beside a tar pit, {result.Kind.Name}", "the same without", result.With / result.Without, 2, "×"));
        }
    }

    private async Task FanOutAsync()
    {
        var result = await FanOut.RunAsync(KnownContenders.Find(LoadDatabase.Sqlite), plan.FanOutWarmUp, plan.FanOuts);
        await FanOutCommand.WriteAsync([result], output);
        verdicts.Add(Verdict.AtLeast("one event seen by 1,000 sessions", "1,000 bare POSTs", result.PerSecond / result.BarePerSecond, 0.7));
    }

    private async Task RegisterAsync() => verdicts.Add(Verdict.AtLeast(
        "registration and deregistration", "constants",
        await RegisterCommand.MeasureAsync(LoadDatabase.Sqlite, RegisterCommand.Connections, Times, output), 0.5));

    private async Task IdleAsync() => verdicts.Add(Verdict.AtMost(
        $"memory per session of {plan.Idle:N0} that only wait", "–", await IdleCommand.MeasureAsync(LoadDatabase.Sqlite, plan.Idle, output), 1024, " bytes"));

    private async Task SummariseAsync()
    {
        string[] lines = ["", $"The run took {clock.Elapsed:mm\\:ss} minutes.", .. failures.Select(failure => $"Failed: {failure}")];
        Console.WriteLine(string.Join('\n', lines));
        if (output is not null)
        {
            await File.AppendAllLinesAsync(output.FullName, lines);
        }
    }
}
