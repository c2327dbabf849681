using System.CommandLine;

namespace TwoWayChat.Commands;

/// <summary><c>backup FILE</c>: a consistent copy of the SQLite database, with the server running or not.</summary>
internal static class BackupCommand
{
    public static Command Create(CommandConsole console)
    {
        var file = new Argument<string>("file") { Description = "Where to write the copy; nothing may stand there yet" };
        var command = new Command("backup", "Copy the SQLite database to a file, while the server runs") { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var answer = await Administration.RunAsync(
                CommandLine.Start(parsed),
                AdministrationApi.Backups,
                new BackupRequest(Path.GetFullPath(parsed.GetValue(file)!)),
                (BackupTask task, BackupRequest request, CancellationToken cancellation) => task.RunAsync(request, cancellation),
                cancellationToken);
            await console.Output.WriteLineAsync(answer.Message);
            return ExitCode.Done;
        });
        return command;
    }
}
