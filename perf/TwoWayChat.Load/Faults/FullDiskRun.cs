using System.Diagnostics;
using Npgsql;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Faults;

/// <summary>
/// Fills the disk under PostgreSQL while texts come in, for longer than a lease lasts, and makes room again. New texts must be refused clearly meanwhile,
/// nothing accepted may be lost, and the server must go on by itself.
/// </summary>
internal sealed class FullDiskRun(LoadDatabase store, SmallDisk disk, Stage stage, ServerProcess server)
{
    private const int Texts = 400;
    private const int Phones = 40;
    private const int Megabytes = 256;
    private const int LeastRefused = 50;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Recovers = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private int reads;
    private int answered;

    /// <summary>Runs it once with PostgreSQL's tables on the disk, or with its own log, without which it cannot go on.</summary>
    public static async Task<FullDiskReport> RunAsync(bool isLog, DirectoryInfo? build)
    {
        await using var disk = await SmallDisk.MountAsync(Megabytes);
        await using var store = isLog ? await LoadDatabase.WithLogInAsync(disk.OwnFolder) : await LoadDatabase.CreateAsync(LoadDatabase.PostgreSql);
        await (isLog ? Task.CompletedTask : MoveTablesAsync(store, disk.OwnFolder));
        await using var stage = await Stage.SetAsync(store.Settings);
        await using var server = Node.Start(store.Settings, build);
        return await new FullDiskRun(store, disk, stage, server).RunAsync(isLog ? "log" : "tables");
    }

    private static async Task MoveTablesAsync(LoadDatabase store, string folder)
    {
        var elsewhere = new NpgsqlConnectionStringBuilder(store.Cluster!.ConnectionString) { Database = "template1", Pooling = false };
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in (string[])[$"create tablespace small location '{folder}'", "alter database postgres set tablespace small"])
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task<FullDiskReport> RunAsync(string full)
    {
        var address = await server.AddressAsync();
        await stage.AnswersAsync(address);
        await stage.RegisterAsync(address);
        await stage.DriveAsync(stage.Plan(Texts, Phones), _ => Task.FromResult(address), CancellationToken.None);
        await stage.SettleAsync(address);

        stage.Ledger.Crashed(); // What is delivered and cannot be written down may come again.
        var clock = Stopwatch.StartNew();
        using var enough = new CancellationTokenSource();
        var filling = Task.Run(() => disk.FillAsync(enough.Token));
        var driving = stage.DriveAsync(stage.Plan(Texts, Phones), _ => Task.FromResult(address), CancellationToken.None);
        await WhileFullAsync(address, driving);
        await enough.CancelAsync();
        await filling;
        var lasted = clock.Elapsed;
        var wentDown = !await Until.HoldsAsync(RunsAsync, Recovers);
        await (wentDown ? store.Cluster!.RestartAsync() : Task.CompletedTask);

        stage.Ledger.Crashed();
        var (accepts, delivers) = await GoesOnAsync();
        await driving;
        await stage.SettleAsync(address);
        Judge();
        return new FullDiskReport
        {
            Full = full,
            Lasted = lasted,
            Accepted = stage.Ledger.Accepted,
            Refused = stage.Refused,
            ReadsAnswered = (double)answered / reads,
            DatabaseWentDown = wentDown,
            AcceptsAfter = accepts,
            DeliversAfter = delivers,
            Arrived = stage.Ledger.Arrived,
            Duplicates = stage.Ledger.Duplicates,
            Violations = stage.Ledger.Violations,
        };
    }

    /// <summary>Reads, now and then, until enough texts were refused and every lease has run out.</summary>
    private async Task WhileFullAsync(Uri address, Task driving)
    {
        var clock = Stopwatch.StartNew();
        await Until.HoldsAsync(
            async () =>
            {
                var isRefused = stage.Refused >= LeastRefused;
                reads += isRefused ? 1 : 0;
                answered += isRefused && await stage.ReadsAsync(address) ? 1 : 0;
                return (isRefused && clock.Elapsed >= Least) || driving.IsCompleted;
            },
            Limit);
        if (stage.Refused < LeastRefused)
        {
            stage.Ledger.Violated($"Only {stage.Refused} texts were refused: the disk was not full");
        }
    }

    private async Task<(TimeSpan Accepts, TimeSpan Delivers)> GoesOnAsync()
    {
        var clock = Stopwatch.StartNew();
        var (accepted, arrived) = (stage.Ledger.Accepted, stage.Ledger.Arrived);
        await Until.HoldsAsync(() => Task.FromResult(stage.Ledger.Accepted > accepted), Limit);
        var accepts = clock.Elapsed;
        await Until.HoldsAsync(() => Task.FromResult(stage.Ledger.Arrived > arrived), Limit);
        return (accepts, clock.Elapsed);
    }

    private void Judge()
    {
        if (stage.RefusedBadly > 0)
        {
            stage.Ledger.Violated($"{stage.RefusedBadly} refusals did not say when to come again");
        }

        if (stage.Ledger.MostDuplicatesOfCrash > Stage.Window)
        {
            stage.Ledger.Violated($"A session got {stage.Ledger.MostDuplicatesOfCrash} duplicates");
        }
    }

    private async Task<bool> RunsAsync()
    {
        try
        {
            var fresh = new NpgsqlConnectionStringBuilder(store.Cluster!.ConnectionString) { Pooling = false };
            await using var connection = new NpgsqlConnection(fresh.ConnectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
