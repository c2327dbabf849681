using System.CommandLine;
using TwoWayChat.Data;

namespace TwoWayChat.Commands;

/// <summary><c>migrate</c>: moves the schema forward without serving, as the start of a server would.</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandConsole console)
    {
        var command = new Command("migrate", "Move the database schema forward, without serving");
        command.SetAction((parsed, cancellationToken) => RunAsync(CommandLine.Start(parsed), console, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServerStart start, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var app = start.ForTask().Build();
        var ran = await app.Services.GetRequiredService<Migrator>().RunAsync(cancellationToken);
        await console.Output.WriteLineAsync(ran == 0 ? "The schema is up to date." : $"The schema is up to date; {ran} migrations have run.");
        return ExitCode.Done;
    }
}
