using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Faults;

/// <summary>
/// Kill runs side by side, each with a database and a server of its own: while one waits for a dead server's lease to run out, another has the
/// processor. A violation in one ends all after the rounds that are under way.
/// </summary>
internal sealed class KillFleet(string database, KillPlan plan, Action<KillReport> told)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, KillReport> latest = [];

    /// <summary>Rounds of all runs so far, of which <c>told</c> hears one by one.</summary>
    public async Task<KillReport> RunAsync(int runs, CancellationToken stop)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAll(Enumerable.Range(0, runs).Select(number => OneAsync(number, (plan.Rounds + runs - number - 1) / runs, stopping)));
        return Total();
    }

    private async Task OneAsync(int number, int rounds, CancellationTokenSource stopping)
    {
        await using var store = await LoadDatabase.CreateAsync(database);
        var own = plan with { Rounds = rounds, Settings = store.IsPostgreSql ? Node.ShortLease : [] };
        var report = await KillRun.RunAsync(store.Settings, own, round => Tell(number, round), stopping.Token);
        lock (gate)
        {
            latest[number] = report;
        }

        if (report.Violations.Count > 0)
        {
            await stopping.CancelAsync();
        }
    }

    private void Tell(int number, KillReport report)
    {
        lock (gate)
        {
            latest[number] = report;
            told(KillReport.Of(latest.Values));
        }
    }

    private KillReport Total()
    {
        lock (gate)
        {
            return KillReport.Of(latest.Values);
        }
    }
}
