using System.CommandLine;
using TwoWayChat.Load.Databases;

namespace TwoWayChat.Load.Commands;

/// <summary>The command line.</summary>
internal static class LoadCommands
{
    public static RootCommand Root() => new("Load, faults and measurements of the real server")
    {
        KillCommand.Create(),
        ThroughputCommand.Create(),
        RegisterCommand.Create(),
        IdleCommand.Create(),
        StartCommand.Create(),
        FloorCommand.Create(),
        SizesCommand.Create(),
    };

    /// <summary>Which database to run on.</summary>
    public static Option<string> Database()
    {
        var option = new Option<string>("--database") { Description = "sqlite or postgres (an own cluster, which the run starts)", Required = true };
        option.AcceptOnlyFromAmong(LoadDatabase.Sqlite, LoadDatabase.PostgreSql);
        return option;
    }

    /// <summary>Where results are added, beside the console.</summary>
    public static Option<FileInfo> Output() => new("--output") { Description = "a Markdown file to add the results to" };

    /// <summary>How long a loop runs until it counts, seconds.</summary>
    public static Option<int> WarmUp() => Number("--warm-up", 15, "seconds before what counts");

    /// <summary>How long it counts, seconds.</summary>
    public static Option<int> Seconds() => Number("--seconds", 15, "seconds that count");

    public static Option<int> Number(string name, int usual, string description) =>
        new(name) { DefaultValueFactory = _ => usual, Description = description };
}
