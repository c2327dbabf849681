using System.Collections.Concurrent;

namespace TwoWayChat.Tests.Support;

/// <summary>Servers that several tests use, each started by the first that wants it and stopped at the end of the run.</summary>
internal static class SharedServers
{
    /// <summary>With <see cref="ProbeRoutes"/>.</summary>
    private static readonly TestServerOptions WithProbes = new() { Routes = ProbeRoutes.Map };

    private static readonly TestServerOptions Plain = new();
    private static readonly ConcurrentDictionary<(DatabaseKind Kind, TestServerOptions Options), Lazy<Task<TestServer>>> Servers = new();

    public static Task<TestServer> GetAsync(DatabaseKind kind, bool probes) => GetAsync(kind, probes ? WithProbes : Plain);

    /// <summary>One server for all that come with the same options object.</summary>
    public static Task<TestServer> GetAsync(DatabaseKind kind, TestServerOptions options) =>
        Servers.GetOrAdd((kind, options), _ => new(() => TestServer.StartAsync(kind, options))).Value;

    public static async Task StopAsync()
    {
        foreach (var server in Servers.Values.Where(server => server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
