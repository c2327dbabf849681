using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Receiving;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Faults;

/// <summary>
/// What stays when servers come and go: a company of two properties, its receiver, everything it was sent, and four sessions: two global managers,
/// who see all, an agent of the one property and a property manager of the other.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>Events of a session that may be under way at once; as many may come twice after a crash.</summary>
    public const int Window = 32;

    private const int Parallel = 16;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Receiver receiver;
    private readonly LoadCompany company;
    private readonly ApiClient client;
    private int plans;

    private Stage(Receiver receiver, LoadCompany company, Ledger ledger, ApiClient client)
    {
        this.receiver = receiver;
        this.company = company;
        this.client = client;
        Ledger = ledger;
    }

    public Ledger Ledger { get; }

    /// <summary>Requests that were made again because they were not answered.</summary>
    public long Resent { get; private set; }

    /// <summary>Texts that were refused for the moment.</summary>
    public int Refused => client.Refused;

    /// <summary>Those of them without a word of when to come again.</summary>
    public int RefusedBadly => client.RefusedBadly;

    /// <summary>Migrates and fills the database that the settings name.</summary>
    /// <param name="settings">Of the server.</param>
    /// <param name="timeout">How long a request waits for its answer before it is made again.</param>
    public static async Task<Stage> SetAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, TimeSpan? timeout = null)
    {
        Ledger? ledger = null;
        var endpoint = await Receiver.StartAsync((request, body) => ledger!.Take(request, body));
        var companies = await Seed.PlantAsync(settings, new SeedPlan { CallbackUrl = endpoint.Url, Managers = 2, Staff = 2 });
        ledger = new Ledger(companies[0]);
        return new Stage(endpoint, companies[0], ledger, new ApiClient(companies[0].Managers[0], timeout));
    }

    /// <summary>Registers all users at once.</summary>
    public Task RegisterAsync(Uri server) => Task.WhenAll(company.Managers.Concat(company.Staff).Select(
        async user => Ledger.Registered(await client.RegisterAsync(server, user), user)));

    /// <summary>Waits until the server answers, and knows the password.</summary>
    public async Task AnswersAsync(Uri server)
    {
        if (!await Until.HoldsAsync(() => client.AnswersAsync(server, CancellationToken.None), Limit))
        {
            throw new InvalidOperationException($"The server at {server} does not answer");
        }
    }

    /// <summary>Whether the server answers a read now.</summary>
    public Task<bool> ReadsAsync(Uri server) => client.AnswersAsync(server, CancellationToken.None);

    /// <summary>Plans texts of phones that have never written before; half of them write to either property.</summary>
    public IReadOnlyList<PlannedText> Plan(int texts, int phones)
    {
        var plan = Interlocked.Increment(ref plans);
        var planned = new List<PlannedText>(texts);
        for (var number = 0; number < texts; number++)
        {
            var phone = number % phones;
            planned.Add(new PlannedText(
                $"plan {plan} phone {phone} text {number / phones}", $"+49151{(plan * 1000) + phone:00000000}", company.Properties[phone % 2]));
        }

        Ledger.Expect(planned);
        return planned;
    }

    /// <summary>Has all of them sent until each is taken; <paramref name="server"/> says where the server is, once it is.</summary>
    public async Task DriveAsync(IReadOnlyList<PlannedText> planned, Func<PlannedText, Task<Uri>> server, CancellationToken cancellationToken)
    {
        var driver = new TextDriver(client, server, Ledger.Take);
        await driver.RunAsync(planned, Parallel, cancellationToken);
        Resent += driver.Resent;
    }

    /// <summary>Whether so and so many steps were made before <paramref name="driving"/> failed or the time was up.</summary>
    public async Task<bool> ReachedAsync(long steps, Task driving)
    {
        var reached = Ledger.Progress.ReachAsync(steps);
        var failed = driving.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.NotOnRanToCompletion, TaskScheduler.Default);
        return await Task.WhenAny(reached, failed, Task.Delay(Limit)) == reached;
    }

    /// <summary>Waits until all that is due has come, then looks through chats and callbacks for what is not as it should be.</summary>
    public async Task SettleAsync(Uri server)
    {
        if (!await Until.HoldsAsync(() => Task.FromResult(Ledger.IsComplete), Limit))
        {
            Ledger.Violated($"Not everything came within {Limit.TotalSeconds} s:\n{Ledger.State}");
        }

        await new ChatCheck(client, Ledger).RunAsync(server);
        Ledger.Settle();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await receiver.DisposeAsync();
    }
}
