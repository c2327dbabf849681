using System.Collections.Concurrent;
using System.Net.Http.Json;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Processes;
using TwoWayChat.Load.Seeding;
using TwoWayChat.Load.Sizes;

namespace TwoWayChat.Load.Inboxes;

/// <summary>A company with chats for all its staff, on one server that can be asked for its memory, and inboxes that are open there.</summary>
internal sealed class InboxStage : IAsyncDisposable
{
    private const int Properties = 5;
    private const int ChatsPerUser = 60;
    private const int OpenedAtOnce = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    // An agent's two hundred chats of a day, of seven texts each, within eight hours.
    private const double TextsPerUser = 200 * 7 / (8 * 3600d);

    private readonly LoadDatabase store;
    private readonly ServerProcess process;
    private readonly HttpClient http = new();
    private readonly List<LightInbox> others = [];

    private InboxStage(LoadDatabase store, ServerProcess process)
    {
        this.store = store;
        this.process = process;
    }

    public required Uri Address { get; init; }

    public required LoadCompany Company { get; init; }

    public required ApiClient Client { get; init; }

    public string Database => store.Name;

    /// <summary>Processor time so far, of the server and the database together.</summary>
    public TimeSpan Cpu => process.Cpu + store.Cpu;

    /// <summary>Drawings that all light inboxes have got so far.</summary>
    public long Batches => others.Sum(inbox => inbox.Batches);

    private int Chats => ChatsPerUser * Company.Staff.Count;

    public static async Task<InboxStage> StartAsync(string database, int staff)
    {
        var made = await LoadDatabase.CreateAsync(database);
        var plan = new SeedPlan { CallbackUrl = new Uri("http://127.0.0.1:1/"), Properties = Properties, Staff = staff };
        var company = (await Seed.PlantAsync(made.Settings, plan))[0];
        await FillAsync(made, company, staff * ChatsPerUser);
        var server = ServerProcess.Start("TwoWayChat.Load.dll", ["inbox-host"], Node.Variables(made.Settings));
        var stage = new InboxStage(made, server)
        {
            Address = await server.AddressAsync(),
            Company = company,
            Client = new ApiClient(company.Managers[0], Limit),
        };
        await Until.HoldsAsync(() => stage.Client.AnswersAsync(stage.Address, CancellationToken.None), Limit);
        return stage;
    }

    /// <summary>Opens light inboxes until there are so many, each of another user; every second one has a chat open.</summary>
    public async Task OpenAsync(int count)
    {
        var numbers = Enumerable.Range(others.Count, Math.Max(0, count - others.Count));
        var opened = new ConcurrentBag<LightInbox>();
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (number, _) =>
            opened.Add(await LightInbox.OpenAsync(
                Address, Company.Staff[number + 1], number % 2 == 0 ? "/inbox" : $"/inbox/{FillCompany.ChatId(ChatOf(number + 1))}")));
        others.AddRange(opened);
    }

    /// <summary>Texts come in as they do for so many agents, and one a second at least, until what this answers is disposed.</summary>
    public Trickle Write(int agents) => new Trickle(Client, Address, Company, Chats).Start(Math.Max(1, agents * TextsPerUser));

    /// <summary>The server's memory as it stands. Throws where a light inbox has been lost.</summary>
    public async Task<HostMemory> MemoryAsync()
    {
        if (others.Any(inbox => !inbox.IsOpen))
        {
            throw new InvalidOperationException($"{others.Count(inbox => !inbox.IsOpen)} inboxes were closed by the server:\n{process.Output}");
        }

        return (await http.GetFromJsonAsync<HostMemory>(new Uri(Address, InboxHost.MemoryPath)))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(others.Select(inbox => inbox.DisposeAsync().AsTask()));
        Client.Dispose();
        http.Dispose();
        await process.DisposeAsync();
        await store.DisposeAsync();
    }

    /// <summary>An open chat of the user's property.</summary>
    private static int ChatOf(int user) => 2 * user;

    private static async Task FillAsync(LoadDatabase store, LoadCompany company, int chats)
    {
        await using var app = Server.Build([.. Node.InProcess, .. store.Settings]);
        await SizeStage.FillAsync(app.Services, company, chats, chats);
        await SizeStage.AnalyzeAsync(store, app.Services);
    }
}
