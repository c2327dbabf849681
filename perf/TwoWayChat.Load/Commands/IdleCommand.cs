using System.CommandLine;
using TwoWayChat.Callbacks;
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
    private const int Managers = 20;
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
            await using var store = await LoadDatabase.CreateAsync(parsed.GetValue(database)!);
            var arrived = new Progress();
            await using var receiver = await Receiver.StartAsync((_, _) => arrived.Step());
            var (before, after) = await RunAsync(store, receiver.Url, parsed.GetValue(sessions), arrived);
            string[] row =
            [
                store.Name, $"{arrived.Steps}", $"{(after - before) / (arrived.Steps - Managers)}", $"{before >> 20}", $"{after >> 20}",
            ];
            await ResultTable.WriteAsync("Idle sessions", Columns, [row], parsed.GetValue(output));
            return 0;
        });
        return command;
    }

    private static async Task<(long Before, long After)> RunAsync(LoadDatabase store, Uri callbackUrl, int sessions, Progress arrived)
    {
        var users = sessions / Managers;
        var made = await Seed.PlantAsync(store.Settings, new SeedPlan { CallbackUrl = callbackUrl, Managers = Managers, Staff = users });
        await using var app = Server.Build([.. Node.InProcess, .. store.Settings]);
        await app.StartAsync();
        await RegisterAsync(app.Services, made[0], made[0].Staff.Take(1)); // What the first sessions need is there before the count begins.
        await arrived.ReachAsync(Managers).WaitAsync(Limit);
        var before = await HeapAsync(app.Services);
        await RegisterAsync(app.Services, made[0], made[0].Staff.Skip(1));
        await arrived.ReachAsync(Managers * users).WaitAsync(Limit);
        var after = await HeapAsync(app.Services);
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
        return (await services.GetRequiredService<IUserLookup>().FindAsync(name.UserName, name.CompanyName, CancellationToken.None))!;
    }

    /// <summary>The heap once everything has been written and nothing is left to collect.</summary>
    private static async Task<long> HeapAsync(IServiceProvider services)
    {
        await Task.Delay(services.GetRequiredService<Microsoft.Extensions.Options.IOptions<LaneOptions>>().Value.FlushInterval * 50);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
