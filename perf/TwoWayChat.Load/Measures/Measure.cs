using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Processes;
using TwoWayChat.Load.Receiving;
using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Measures;

/// <summary>A real server with companies, to be measured, and beside it the floor.</summary>
internal sealed class Measure : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly LoadDatabase database;
    private readonly Receiver receiver;

    private Measure(LoadDatabase database, Receiver receiver, ServerProcess server)
    {
        this.database = database;
        this.receiver = receiver;
        Server = server;
    }

    public string Database => database.Name;

    public ServerProcess Server { get; private set; }

    /// <summary>Processor time so far, of the server and the database together.</summary>
    public TimeSpan Cpu => Server.Cpu + database.Cpu;

    public required Uri Address { get; init; }

    /// <summary>Each with a client of its first manager, whose password the server knows by now.</summary>
    public required IReadOnlyList<(LoadCompany Company, ApiClient Client)> Companies { get; init; }

    /// <summary>Starts the server with what <paramref name="plan"/> makes; its callbacks go to <paramref name="take"/>.</summary>
    public static async Task<Measure> StartAsync(string kind, Func<Uri, SeedPlan> plan, Receiver.Take take)
    {
        var store = await LoadDatabase.CreateAsync(kind);
        var endpoint = await Receiver.StartAsync(take);
        var made = await Seed.PlantAsync(store.Settings, plan(endpoint.Url));
        var process = Node.Start(store.Settings);
        var address = await process.AddressAsync();
        var companies = made.Select(company => (company, new ApiClient(company.Managers[0], Limit))).ToList();
        foreach (var (_, client) in companies)
        {
            if (!await Until.HoldsAsync(() => client.AnswersAsync(address, CancellationToken.None), Limit))
            {
                throw new InvalidOperationException($"The server does not answer:\n{process.Output}");
            }
        }

        return new Measure(store, endpoint, process) { Address = address, Companies = companies };
    }

    /// <summary>Stops the server, and starts the floor in its place; where it listens.</summary>
    public async Task<Uri> ToFloorAsync()
    {
        await Server.StopAsync();
        await Server.DisposeAsync();
        Server = Floor.Start(receiver.Url);
        return await Server.AddressAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        foreach (var (_, client) in Companies)
        {
            client.Dispose();
        }

        await receiver.DisposeAsync();
        await database.DisposeAsync();
    }
}
