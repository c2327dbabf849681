using TwoWayChat.Callbacks.Control;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Processes;
using TwoWayChat.Load.Seeding;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Load.Engine;

/// <summary>
/// The real server in this process, with sessions registered, into whose event log events are published by the product's own write path: one action
/// each, which waits for its commit. What the peers do over their own interfaces.
/// </summary>
internal sealed class EngineHost(WebApplication app, IReadOnlyList<StreamTarget> targets, Func<Task> retry)
{
    private const int BacklogAtOnce = 500;

    private readonly Database database = app.Services.GetRequiredService<Database>();
    private int next = -1;

    /// <summary>Fills the database that the environment names, starts the server and registers the sessions.</summary>
    public static async Task<EngineHost> StartAsync(Layout layout)
    {
        var companies = await Seed.PlantAsync([], new SeedPlan
        {
            CallbackUrl = layout.Receivers[0],
            SecondCallbackUrl = layout.Receivers[^1],
            Companies = layout.Companies,
            Properties = layout.Properties,
            Managers = layout.Managers,
            Staff = layout.Staff,
        });
        var app = Server.Build(Node.InProcess);
        await app.StartAsync();
        var retries = new List<Func<Task>>();
        foreach (var company in companies)
        {
            retries.Add(await RegisterAsync(app.Services, company));
        }

        return new EngineHost(app, [.. Targets(companies)], () => Task.WhenAll(retries.Select(retry => retry())));
    }

    /// <summary>Publishes in an open loop, to the streams in turn; when the first was due.</summary>
    public async Task<long> PublishAsync(double rate, double seconds)
    {
        var published = new List<Task>();
        var from = await Pace.RunAsync(rate, (int)(rate * seconds), (_, at) => published.Add(PublishAsync(at)));
        await Task.WhenAll(published);
        return from;
    }

    /// <summary>Stores events as fast as it can.</summary>
    public async Task BacklogAsync(int count)
    {
        for (var made = 0; made < count; made += BacklogAtOnce)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(BacklogAtOnce, count - made)).Select(_ => PublishAsync(Pace.Now)));
        }
    }

    /// <summary>Does what a manager does who knows that the receiver is back: has it tried now.</summary>
    public Task RetryAsync() => retry();

    private Task PublishAsync(long at)
    {
        var target = targets[(int)((uint)Interlocked.Increment(ref next) % targets.Count)];
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            target.CompanyId,
            scope =>
            {
                scope.AtEnd(target.Next(at, now));
                return Task.CompletedTask;
            },
            CancellationToken.None);
    }

    private static IEnumerable<StreamTarget> Targets(IReadOnlyList<LoadCompany> companies)
    {
        var stream = 0;
        foreach (var company in companies)
        {
            foreach (var property in company.Properties)
            {
                yield return new StreamTarget(stream++, new NamedRef(company.Id, company.Name), new NamedRef(property.Id, "Property"));
            }
        }
    }

    /// <summary>Registers all the staff with every manager; how to have the company's endpoint tried now.</summary>
    private static async Task<Func<Task>> RegisterAsync(IServiceProvider services, LoadCompany company)
    {
        var register = services.GetRequiredService<RegisterSession>();
        var managers = await AccountsAsync(services, company.Managers);
        var staff = await AccountsAsync(services, company.Staff);
        Registration? made = null;
        foreach (var manager in managers)
        {
            foreach (var user in staff)
            {
                made = await register.RunAsync(manager, user, CancellationToken.None);
            }
        }

        return () => services.GetRequiredService<RetrySession>().RunAsync(new Caller(managers[0]), made!.Id, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<Account>> AccountsAsync(IServiceProvider services, IEnumerable<LoadUser> users)
    {
        var lookup = services.GetRequiredService<IUserLookup>();
        var found = new List<Account>();
        foreach (var user in users)
        {
            var name = SignInName.Parse(user.SignInName)!;
            found.Add((await lookup.FindAsync(name.Username, name.CompanyName, CancellationToken.None))!);
        }

        return found;
    }
}
