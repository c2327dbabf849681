using TwoWayChat.Load.Processes;

namespace TwoWayChat.Load.Faults;

/// <summary>
/// Several servers on one PostgreSQL database, each with a data folder of its own and the same master key; some may be out of use for a while.
/// </summary>
internal sealed class NodeSet : IAsyncDisposable
{
    private const string Key = "master.key";
    private const string FolderSetting = "Data:Folder";

    private readonly List<DirectoryInfo> folders = [];
    private readonly List<IReadOnlyList<KeyValuePair<string, string?>>> settings = [];
    private readonly ServerProcess?[] servers;
    private readonly Uri?[] addresses;
    private readonly DirectoryInfo? build;
    private int turn;

    /// <summary>Prepares <paramref name="count"/> nodes; the first uses the folder of <paramref name="first"/>, which holds the master key.</summary>
    public NodeSet(IReadOnlyList<KeyValuePair<string, string?>> first, int count, DirectoryInfo? build)
    {
        this.build = build;
        servers = new ServerProcess?[count];
        addresses = new Uri?[count];
        settings.Add(first);
        var origin = first.Single(setting => setting.Key == FolderSetting).Value!;
        for (var number = 1; number < count; number++)
        {
            var folder = Directory.CreateTempSubdirectory("twc-load-node-");
            folders.Add(folder);
            File.Copy(Path.Combine(origin, Key), Path.Combine(folder.FullName, Key));
            settings.Add([.. first.Where(setting => setting.Key != FolderSetting), KeyValuePair.Create(FolderSetting, (string?)folder.FullName)]);
        }
    }

    public int Count => servers.Length;

    /// <summary>What the node has written last.</summary>
    public string Output(int number) => servers[number]?.Output ?? "";

    /// <summary>Starts the node; it takes part when it answers.</summary>
    public async Task<Uri> StartAsync(int number, Stage stage)
    {
        var server = Node.Start(settings[number], build);
        servers[number] = server;
        var address = await server.AddressAsync();
        await stage.AnswersAsync(address);
        addresses[number] = address;
        return address;
    }

    /// <summary>The next of those that take part.</summary>
    public Uri Next()
    {
        while (true)
        {
            if (addresses[(uint)Interlocked.Increment(ref turn) % (uint)Count] is { } address)
            {
                return address;
            }
        }
    }

    public async Task KillAsync(int number)
    {
        addresses[number] = null;
        await servers[number]!.KillAsync();
    }

    /// <summary>Freezes the node, and says where it was.</summary>
    public async Task<Uri> FreezeAsync(int number)
    {
        var address = addresses[number]!;
        addresses[number] = null;
        await servers[number]!.FreezeAsync();
        return address;
    }

    /// <summary>Lets the node go on; it takes part when it answers.</summary>
    public async Task ThawAsync(int number, Uri address, Stage stage)
    {
        await servers[number]!.ThawAsync();
        await stage.AnswersAsync(address);
        addresses[number] = address;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        folders.ForEach(folder => folder.Delete(recursive: true));
    }
}
