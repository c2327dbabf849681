using System.Security.Cryptography;
using Npgsql;
using TwoWayChat.Load.Databases;

namespace TwoWayChat.Load.Faults;

/// <summary>
/// Three nodes on one PostgreSQL, with the leases of production. In each round, under load and in any order: one is killed, another is frozen beyond its
/// lease, connections are cut, and the database crashes. Everything that was promised must have been kept, before the frozen node goes on and after.
/// </summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private const int Nodes = 3;
    private const int Phones = 40;
    private const int CalmTexts = 200;
    private static readonly TimeSpan Resumes = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BeyondLease = TimeSpan.FromSeconds(16);

    private readonly LoadDatabase store;
    private readonly Stage stage;
    private readonly NodeSet nodes;
    private readonly SilenceWatch silence;
    private readonly int texts;
    private int rounds;

    private FaultRun(LoadDatabase store, Stage stage, DirectoryInfo? build, int texts)
    {
        this.store = store;
        this.stage = stage;
        this.texts = texts;
        nodes = new NodeSet(store.Settings, Nodes, build);
        silence = new SilenceWatch(stage.Ledger);
    }

    /// <summary>Runs so many rounds of <paramref name="texts"/> inbound texts, or until a violation; <paramref name="told"/> hears of each.</summary>
    public static async Task<FaultReport> RunAsync(LoadDatabase store, int rounds, int texts, DirectoryInfo? build, Action<FaultReport> told)
    {
        await using var set = await Stage.SetAsync(store.Settings, Answer);
        await using var run = new FaultRun(store, set, build, texts);
        await set.RegisterAsync(await run.nodes.StartAsync(0, set));
        await Task.WhenAll(Enumerable.Range(1, Nodes - 1).Select(number => run.nodes.StartAsync(number, set)));
        while (run.rounds < rounds && set.Ledger.Violations.Count == 0)
        {
            await run.RoundAsync();
            told(run.Report());
        }

        return run.Report();
    }

    public ValueTask DisposeAsync() => nodes.DisposeAsync();

    private async Task RoundAsync()
    {
        var order = Enumerable.Range(0, Nodes).ToArray();
        RandomNumberGenerator.Shuffle<int>(order);
        var (killed, frozen) = (order[0], order[1]);
        Uri? where = null;
        Func<Task>[] faults =
        [
            () => nodes.KillAsync(killed),
            async () => where = await nodes.FreezeAsync(frozen),
            CutAsync,
            () => store.Cluster!.RestartAsync(),
        ];
        RandomNumberGenerator.Shuffle<Func<Task>>(faults);
        await silence.DuringAsync(UnderLoadAsync(faults, killed));

        await Task.Delay(BeyondLease);
        stage.Ledger.Crashed(); // What whoever took over has sent again has come by now, even where all had arrived before.
        await nodes.ThawAsync(frozen, where!, stage);
        await CalmAsync();
        rounds++;
        Judge();
    }

    private async Task UnderLoadAsync(IReadOnlyList<Func<Task>> faults, int killed)
    {
        var steps = texts * 3;
        var begin = stage.Ledger.Progress.Steps;
        var moments = faults.Select(_ => begin + RandomNumberGenerator.GetInt32(1, steps)).Order().ToList();
        var driving = stage.DriveAsync(stage.Plan(texts, Phones), _ => Task.FromResult(nodes.Next()), CancellationToken.None);
        foreach (var (fault, moment) in faults.Zip(moments))
        {
            await stage.ReachedAsync(moment, driving);
            await fault();
            stage.Ledger.Crashed();
        }

        await nodes.StartAsync(killed, stage);
        await driving;
        await stage.SettleAsync(nodes.Next());
    }

    /// <summary>The frozen node has gone on: nothing of what it held may come again.</summary>
    private async Task CalmAsync()
    {
        var before = stage.Ledger.Duplicates;
        await stage.DriveAsync(stage.Plan(CalmTexts, Phones), _ => Task.FromResult(nodes.Next()), CancellationToken.None);
        await stage.SettleAsync(nodes.Next());
        if (stage.Ledger.Duplicates != before)
        {
            stage.Ledger.Violated($"{stage.Ledger.Duplicates - before} callbacks came again after the frozen node went on");
        }
    }

    private void Judge()
    {
        if (stage.Ledger.MostDuplicatesOfCrash > Stage.Window)
        {
            stage.Ledger.Violated($"A session got {stage.Ledger.MostDuplicatesOfCrash} duplicates after a fault");
        }

        if (silence.Longest > Resumes)
        {
            stage.Ledger.Violated($"Nothing arrived for {silence.Longest.TotalSeconds:0.0} s");
        }
    }

    /// <summary>Every connection of every node ends, wherever it is in its work.</summary>
    private async Task CutAsync()
    {
        var fresh = new NpgsqlConnectionStringBuilder(store.Cluster!.ConnectionString) { Pooling = false }; // A pooled one may have died in a crash.
        await using var connection = new NpgsqlConnection(fresh.ConnectionString);
        await connection.OpenAsync();
        await using var cut = new NpgsqlCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()", connection);
        await cut.ExecuteNonQueryAsync();
    }

    private FaultReport Report() => new()
    {
        Rounds = rounds,
        Accepted = stage.Ledger.Accepted,
        Resent = stage.Resent,
        Arrived = stage.Ledger.Arrived,
        Duplicates = stage.Ledger.Duplicates,
        MostDuplicates = stage.Ledger.MostDuplicatesOfCrash,
        LongestSilence = silence.Longest,
        Violations = stage.Ledger.Violations,
    };
}
