using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Commands;

/// <summary><c>demo</c>: a company to try everything with, on this machine alone.</summary>
internal static class DemoCommand
{
    private const int MostPort = 65535;

    public static Command Create(CommandConsole console)
    {
        var http = Port("--http", "Port of plain HTTP", 8080);
        var https = Port("--https", "Port of HTTPS", 8443);
        var command = new Command("demo", "Try it: a company with users, a number and a phone simulator, on this machine alone") { http, https };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            CommandLine.Start(parsed).Calm().With(Settings(parsed.GetValue(http), parsed.GetValue(https))), console, cancellationToken));
        return command;
    }

    private static Option<int> Port(string name, string description, int usual) => new(name)
    {
        Description = $"{description}; 0 picks a free one",
        HelpName = "port",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= MostPort)
            {
                return port;
            }

            result.AddError($"{name} must be a port from 0 to {MostPort}");
            return usual;
        },
    };

    /// <summary>Loopback only, SQLite, and callbacks may go to this machine, which no server for others would allow.</summary>
    internal static IEnumerable<(string Key, string Value)> Settings(int http, int https) =>
    [
        ("Server:Http", $"127.0.0.1:{http}"),
        ("Server:Https", $"127.0.0.1:{https}"),
        ("Data:PostgreSql", ""),
        ("Callbacks:AllowHttp", "true"),
        ("Callbacks:AllowedNetworks:0", "127.0.0.0/8"),
        ("Callbacks:AllowedNetworks:1", "::1"),
        ("Demo:Inspector", "true"),
    ];

    private static async Task<int> RunAsync(ServerStart start, CommandConsole console, CancellationToken cancellationToken)
    {
        await using var app = start.BuildChecked();
        Listening.EnsureFree(app.Services.GetRequiredService<IOptions<ServerOptions>>().Value);
        var folder = DataFolder.Create(app.Services.GetRequiredService<IOptions<DataOptions>>().Value.Folder);
        await app.Services.GetRequiredService<Migrator>().RunAsync(cancellationToken);
        var file = await app.Services.GetRequiredService<DemoData>().EnsureAsync(folder, cancellationToken);
        await app.StartAsync(cancellationToken);
        var addresses = ServerAddresses.Of(app);
        file = file.At(addresses.Http!, addresses.Https!);
        file.Write(folder);
        DemoBanner.Write(console.Output, file, folder);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }
}
