using System.CommandLine;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Commands;

/// <summary><c>serve</c>: runs the server until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create(CommandConsole console)
    {
        var command = new Command("serve", "Run the server (the default)");
        command.SetAction((parsed, cancellationToken) => RunAsync(CommandLine.Start(parsed), console, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(ServerStart start, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var app = start.BuildChecked();
        Listening.EnsureFree(app.Services.GetRequiredService<IOptions<ServerOptions>>().Value);
        await app.Services.GetRequiredService<Migrator>().RunAsync(cancellationToken);
        await app.Services.GetRequiredService<KeyMatch>().EnsureAsync(cancellationToken);
        var token = await app.Services.GetRequiredService<SetupLink>().IssueAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        if (token is not null)
        {
            var address = ServerAddresses.Of(app).Public;
            await console.Output.WriteLineAsync($"There is no company yet. Set up the first one, within 24 hours: {address}{SetupLink.PathOf(token)}");
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }
}
