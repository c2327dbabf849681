using System.CommandLine;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Commands;

/// <summary><c>accept-key</c>: goes on where the master key that the database was written with is lost for good.</summary>
internal static class AcceptKeyCommand
{
    public static Command Create(CommandConsole console)
    {
        var command = new Command(
            "accept-key",
            "Go on without the master.key that the database was written with: the secrets that it protects have to be made anew, everybody signs in anew");
        command.SetAction((parsed, cancellationToken) => RunAsync(CommandLine.Start(parsed), console, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServerStart start, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var app = start.ForTask().Build();
        await app.Services.GetRequiredService<Migrator>().RunAsync(cancellationToken);
        var forgotten = await app.Services.GetRequiredService<KeyMatch>().AcceptAsync(cancellationToken);
        var file = app.Services.GetRequiredService<KeyFile>().FullName;
        await console.Output.WriteLineAsync(
            forgotten == 0 ? $"Nothing was written with another key than {file}" : $"{file} is the database's key from now on; what another protected is lost");
        return ExitCode.Done;
    }
}
