using System.CommandLine;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Databases;

namespace TwoWayChat.Load.Commands;

/// <summary>The command line.</summary>
internal static class LoadCommands
{
    private const string AllEngines = "all";

    public static RootCommand Root() => new("Load, faults and measurements of the real server")
    {
        KillCommand.Create(),
        FaultsCommand.Create(),
        FullDiskCommand.Create(),
        ThroughputCommand.Create(),
        RegisterCommand.Create(),
        IdleCommand.Create(),
        StartCommand.Create(),
        EngineCommand.Create(),
        LatencyCommand.Create(),
        DrainCommand.Create(),
        TarPitCommand.Create(),
        FanOutCommand.Create(),
        PeersCommand.Create(),
        CompareCommand.Create(),
        SizesCommand.Create(),
        InboxesCommand.Create(),
        FloorCommand.Create(),
        EngineHostCommand.Create(),
        InboxHostCommand.Create(),
    };

    /// <summary>Which database to run on.</summary>
    public static Option<string> Database()
    {
        var option = new Option<string>("--database") { Description = "sqlite or postgres (an own cluster, which the run starts)", Required = true };
        option.AcceptOnlyFromAmong(LoadDatabase.Sqlite, LoadDatabase.PostgreSql);
        return option;
    }

    /// <summary>Which engines to measure.</summary>
    public static Option<string> Engine()
    {
        var option = new Option<string>("--engine")
        {
            Description = "sqlite or postgres (ours), bullmq, bullmq-durable, bullmq-untuned, pg-boss, pg-boss-untuned; or all",
            DefaultValueFactory = _ => AllEngines,
        };
        option.AcceptOnlyFromAmong([AllEngines, .. KnownContenders.All.Select(kind => kind.Key)]);
        return option;
    }

    public static IEnumerable<ContenderKind> Chosen(string engine) =>
        KnownContenders.All.Where(kind => engine == AllEngines || kind.Key == engine);

    /// <summary>Where results are added, beside the console.</summary>
    public static Option<FileInfo> Output() => new("--output") { Description = "a Markdown file to add the results to" };

    /// <summary>How long a loop runs until it counts, seconds.</summary>
    public static Option<int> WarmUp() => Number("--warm-up", 15, "seconds before what counts");

    /// <summary>How long it counts, seconds.</summary>
    public static Option<int> Seconds() => Number("--seconds", 15, "seconds that count");

    public static Option<int> Number(string name, int usual, string description) =>
        new(name) { DefaultValueFactory = _ => usual, Description = description };
}
