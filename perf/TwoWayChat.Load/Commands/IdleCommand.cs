using System.CommandLine;
using System.Diagnostics;
using TwoWayChat.Events;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Measures;
using TwoWayChat.Load.Processes;
using TwoWayChat.Load.Receiving;
using TwoWayChat.Load.Seeding;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Load.Commands;

/// <summary><c>idle</c>: what a session costs in memory that only waits. The server runs in this process, where the heap can be asked.</summary>
internal static class IdleCommand
{
    private const int Managers = 100;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly string[] Columns = ["database", "idle sessions", "heap bytes/session", "heap MB before", "heap MB after"];

    public static Command Create()
    {
        var database = LoadCommands.Database();
        var sessions = LoadCommands.Number("--sessions", 10_000, "sessions to register");
        var output = LoadCommands.Output();
        var command = new Command("idle", "Memory of sessions that wait") { database, sessions, output };
        command.SetAction(async (parsed, _) =>
        {
            await MeasureAsync(parsed.GetValue(database)!, parsed.GetValue(sessions), parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    /// <summary>Writes the table; bytes of heap per session.</summary>
    public static async Task<long> MeasureAsync(string database, int sessions, FileInfo? output)
    {
        await using var store = await LoadDatabase.CreateAsync(database);
        var arrived = new Progress();
        var lastArrival = Stopwatch.GetTimestamp();
        await using var receiver = await Receiver.StartAsync((request, _) =>
        {
            lastArrival = Stopwatch.GetTimestamp();
            if (request.Headers["chat-event-type"] == EventTypes.SessionCreated)
            {
                arrived.Step();
            }
        });
        var (before, after) = await RunAsync(store, receiver.Url, sessions, arrived, () => Stopwatch.GetElapsedTime(lastArrival));
        var bytes = (after - before) / (arrived.Steps - Managers);
        await ResultTable.WriteAsync("Idle sessions", Columns, [[store.Name, $"{arrived.Steps}", $"{bytes}", $"{before >> 20}", $"{after >> 20}"]], output);
        return bytes;
    }

    private static async Task<(long Before, long After)> RunAsync(
        LoadDatabase store, Uri callbackUrl, int sessions, Progress arrived, Func<TimeSpan> quiet)
    {
        var users = sessions / Managers;
        var made = await Seed.PlantAsync(store.Settings, new SeedPlan { CallbackUrl = callbackUrl, Managers = Managers, Staff = users, Properties = users });
        await using var app = Server.Build([.. Node.InProcess, .. store.Settings]);
        await app.StartAsync();
        await RegisterAsync(app.Services, made[0], made[0].Staff.Take(1)); // What the first sessions need is there before the count begins.
        await arrived.ReachAsync(Managers).WaitAsync(Limit);
        var before = await HeapAsync(quiet);
        await RegisterAsync(app.Services, made[0], made[0].Staff.Skip(1));
        await arrived.ReachAsync(Managers * users).WaitAsync(Limit);
        var after = await HeapAsync(quiet);
        await app.StopAsync();
        return (before, after);
    }

    private static async Task RegisterAsync(IServiceProvider services, LoadCompany company, IEnumerable<LoadUser> users)
    {
        var register = services.GetRequiredService<RegisterSession>();
        foreach (var user in users)
        {
            await Task.WhenAll(company.Managers.Select(async manager => await register.RunAsync(
                await AccountAsync(services, manager), await AccountAsync(services, user), CancellationToken.None)));
        }
    }

    private static async Task<Account> AccountAsync(IServiceProvider services, LoadUser user)
    {
        var name = SignInName.Parse(user.SignInName)!;
        return (await services.GetRequiredService<IUserLookup>().FindAsync(name.Username, name.CompanyName, CancellationToken.None))!;
    }

    /// <summary>The heap once all have been told who is online, pages of the log are no longer kept, and nothing is left to collect.</summary>
    private static async Task<long> HeapAsync(Func<TimeSpan> quiet)
    {
        await Until.HoldsAsync(() => Task.FromResult(quiet() > Rest), Limit);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
