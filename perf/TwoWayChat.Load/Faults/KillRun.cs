using System.Security.Cryptography;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Faults;

/// <summary>
/// Kills the server with SIGKILL at random points while texts come in and callbacks go out, starts it again, and looks whether everything that was
/// promised has been kept.
/// </summary>
internal sealed class KillRun : IAsyncDisposable
{
    private const int MostMillisecondsToStart = 1500;

    private readonly IReadOnlyList<KeyValuePair<string, string?>> settings;
    private readonly KillPlan plan;
    private readonly Stage stage;
    private ServerProcess server;
    private TaskCompletionSource<Uri> up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int kills;
    private int rounds;

    private KillRun(IReadOnlyList<KeyValuePair<string, string?>> settings, KillPlan plan, Stage stage)
    {
        this.settings = [.. settings, .. plan.Settings];
        this.plan = plan;
        this.stage = stage;
        server = Node.Start(this.settings, plan.Server);
    }

    /// <summary>Runs the plan until its end, a violation or <paramref name="stop"/>; <paramref name="told"/> hears of each round.</summary>
    public static async Task<KillReport> RunAsync(
        IReadOnlyList<KeyValuePair<string, string?>> settings, KillPlan plan, Action<KillReport>? told = null, CancellationToken stop = default)
    {
        await using var set = await Stage.SetAsync(settings);
        await using var run = new KillRun(settings, plan, set);
        await run.UpAsync();
        await set.RegisterAsync(await run.up.Task);
        while (run.rounds < plan.Rounds && !stop.IsCancellationRequested && set.Ledger.Violations.Count == 0)
        {
            await run.RoundAsync();
            told?.Invoke(run.Report());
        }

        return run.Report();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task RoundAsync()
    {
        var planned = stage.Plan(plan.Texts, plan.Phones);
        var driving = stage.DriveAsync(planned, _ => up.Task, CancellationToken.None);
        foreach (var moment in Moments())
        {
            if (await stage.ReachedAsync(moment, driving))
            {
                await KillAsync();
            }
        }

        await driving;
        await stage.SettleAsync(await up.Task);
        rounds++;
        if (stage.Ledger.MostDuplicatesOfCrash > Stage.Window)
        {
            stage.Ledger.Violated($"A session got {stage.Ledger.MostDuplicatesOfCrash} duplicates after a kill");
        }
    }

    /// <summary>Counts of steps at which to kill: while texts come in, while callbacks go out, and shortly before all is done.</summary>
    private List<long> Moments()
    {
        // A text is one step, and each of its arrivals: at two managers and at one of the staff.
        var steps = (plan.Texts * 4) - 1;
        var begin = stage.Ledger.Progress.Steps;
        return [.. Enumerable.Range(0, RandomNumberGenerator.GetInt32(1, plan.Kills + 1)).Select(
            _ => begin + RandomNumberGenerator.GetInt32(1, steps)).Order()];
    }

    private async Task KillAsync()
    {
        up = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        await OnceAsync();
        while (plan.AtStartOneIn > 0 && RandomNumberGenerator.GetInt32(plan.AtStartOneIn) == 0)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(MostMillisecondsToStart));
            await OnceAsync();
        }

        await UpAsync();
    }

    private async Task OnceAsync()
    {
        await server.DisposeAsync();
        stage.Ledger.Crashed();
        kills++;
        server = Node.Start(settings, plan.Server);
    }

    private async Task UpAsync()
    {
        var now = await server.AddressAsync();
        await stage.AnswersAsync(now);
        up.SetResult(now);
    }

    private KillReport Report() => new()
    {
        Rounds = rounds,
        Kills = kills,
        Accepted = stage.Ledger.Accepted,
        Resent = stage.Resent,
        Arrived = stage.Ledger.Arrived,
        Duplicates = stage.Ledger.Duplicates,
        MostDuplicates = stage.Ledger.MostDuplicatesOfCrash,
        Violations = stage.Ledger.Violations,
    };
}
