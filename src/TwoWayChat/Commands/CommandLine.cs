using System.CommandLine;

namespace TwoWayChat.Commands;

/// <summary>The commands of the program. Without one it serves.</summary>
internal static class CommandLine
{
    private static readonly Option<string?> Configuration = new("--config")
    {
        Description = "A configuration file, laid out as appsettings.json, whose settings go before that file's",
        HelpName = "file",
        Recursive = true,
    };

    private static readonly Option<string?> Folder = new("--data")
    {
        Description = "The data folder (setting Data:Folder, default ./data)",
        HelpName = "folder",
        Recursive = true,
    };

    /// <summary>Runs the command that <paramref name="args"/> name, until it is done or the process is told to stop; an <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandConsole console, CancellationToken cancellationToken)
    {
        var parsed = Root(console).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            await WriteErrorAsync(console, $"{parsed.Errors[0].Message} (--help shows how it goes)");
            return ExitCode.Usage;
        }

        // Ctrl+C and SIGTERM are the host's, which ends what runs in order.
        var invocation = new InvocationConfiguration
        {
            Output = console.Output,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception error) when (CommandFailure.Describe(error) is { } failure)
        {
            await WriteErrorAsync(console, failure);
            return ExitCode.Failed;
        }
    }

    /// <summary>How the command line says to build the server.</summary>
    public static ServerStart Start(ParseResult parsed) => new(
        parsed.GetValue(Configuration),
        parsed.GetValue(Folder) is { } folder ? [KeyValuePair.Create("Data:Folder", (string?)folder)] : []);

    private static RootCommand Root(CommandConsole console)
    {
        var root = new RootCommand("TwoWayChat: a company talks by text message with its customers")
        {
            ServeCommand.Create(console),
            DemoCommand.Create(console),
            MigrateCommand.Create(console),
            CompanyCommand.Create(console),
            UserCommand.Create(console),
            BackupCommand.Create(console),
            AcceptKeyCommand.Create(console),
        };
        root.Options.Add(Configuration);
        root.Options.Add(Folder);
        root.SetAction((parsed, cancellationToken) => ServeCommand.RunAsync(Start(parsed), console, cancellationToken));
        return root;
    }

    private static Task WriteErrorAsync(CommandConsole console, string message) =>
        console.Error.WriteLineAsync($"twowaychat: {message.ReplaceLineEndings(" ")}");
}
