using System.Net;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>Says at the start what an operator should know of the settings: nothing of it keeps the server from running.</summary>
internal sealed partial class StartCheck(IOptions<ServerOptions> server, IOptions<DataOptions> data, ILogger<StartCheck> logger) : IHostedService
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IPEndPoint.TryParse(server.Value.Http, out var http) && !IPAddress.IsLoopback(http.Address) && server.Value.TrustedProxies.Count == 0)
        {
            LogPlain(logger, server.Value.Http);
        }

        if (!OperatingSystem.IsWindows())
        {
            CheckMode(Path.GetFullPath(data.Value.Folder));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Of the folder; where only its owner gets in, the modes of what is inside do not matter.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void CheckMode(string folder)
    {
        if (Directory.Exists(folder) && (File.GetUnixFileMode(folder) & Others) != UnixFileMode.None)
        {
            LogOpen(logger, folder);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Address} takes plain HTTP from other machines and Server:TrustedProxies is empty: "
        + "passwords cross the network in the clear unless something in between encrypts")]
    private static partial void LogPlain(ILogger logger, string address);

    [LoggerMessage(
        LogLevel.Warning, "Other users of this machine get into the data folder {Folder}, where the database and master.key lie: chmod 0700 keeps them out")]
    private static partial void LogOpen(ILogger logger, string folder);
}
