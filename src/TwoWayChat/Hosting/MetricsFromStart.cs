using Prometheus;

namespace TwoWayChat.Hosting;

/// <summary>Has metrics counted from the start of the server, not from the first time that somebody asks for them.</summary>
internal sealed class MetricsFromStart : IHostedService
{
    /// <summary>The first collection is what makes the registry listen to the meters.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Metrics.DefaultRegistry.CollectAndExportAsTextAsync(Stream.Null, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
