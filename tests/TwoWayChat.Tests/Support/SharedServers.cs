using System.Collections.Concurrent;

namespace TwoWayChat.Tests.Support;

/// <summary>Servers that several tests use, each started by the first that wants it and stopped at the end of the run.</summary>
internal static class SharedServers
{
    /// <summary>With <see cref="ProbeRoutes"/>.</summary>
    private static readonly TestServerOptions WithProbes = new() { Routes = ProbeRoutes.Map };

    private static readonly TestServerOptions Plain = new();
    private static readonly ConcurrentDictionary<(DatabaseKind Kind, bool Probes), Lazy<Task<TestServer>>> Servers = new();

    public static Task<TestServer> GetAsync(DatabaseKind kind, bool probes) => Servers.GetOrAdd(
        (kind, probes), _ => new(() => TestServer.StartAsync(kind, probes ? WithProbes : Plain))).Value;

    public static async Task StopAsync()
    {
        foreach (var server in Servers.Values.Where(server => server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
