using Prometheus;

namespace TwoWayChat.Hosting;

/// <summary>Has metrics counted from the start of the server, not from the first time that somebody asks for them.</summary>
internal sealed class MetricsFromStart : IHostedService
{
    /// <summary>
    /// Ours, and those that say how the process, its requests and its database are. The framework would count each call of its HTTP client several times over,
    /// which took a sixth of what a callback costs.
    /// </summary>
    private static readonly string[] Shown = ["TwoWayChat.", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Npgsql"];

    /// <summary>The first collection is what makes the registry listen to the meters.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Metrics.SuppressDefaultMetrics(new SuppressDefaultMetricOptions { SuppressEventCounters = true });
        Metrics.ConfigureMeterAdapter(adapter => adapter.InstrumentFilterPredicate =
            instrument => Shown.Any(name => instrument.Meter.Name.StartsWith(name, StringComparison.Ordinal)));
        return Metrics.DefaultRegistry.CollectAndExportAsTextAsync(Stream.Null, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
