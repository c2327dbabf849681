using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Prometheus;

namespace TwoWayChat.Hosting;

/// <summary>What an operator watches: liveness, readiness, metrics, and traces where a collector is named.</summary>
internal static class Observation
{
    private const string MetricsPath = "/metrics";
    private const string Ready = "ready";

    public static void AddObservation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DatabaseCheck>();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database", HealthStatus.Unhealthy, [Ready]);
        services.AddHostedService<MetricsFromStart>();
        if (!string.IsNullOrEmpty(configuration[$"{ServerOptions.Section}:{nameof(ServerOptions.OtlpEndpoint)}"]))
        {
            // Read when the exporter is made, behind the check of the options: what is wrong is then told by its key.
            services.AddOptions<OtlpExporterOptions>().Configure<IOptions<ServerOptions>>((otlp, server) => otlp.Endpoint = new Uri(server.Value.OtlpEndpoint));
            services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService("twowaychat", serviceVersion: typeof(Observation).Assembly.GetName().Version?.ToString(3)))
                .WithMetrics(metrics => metrics
                    .AddMeter("TwoWayChat.*", "Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql")
                    .AddOtlpExporter())
                .WithTracing(traces => traces
                    .AddSource("TwoWayChat.*", "Microsoft.AspNetCore")
                    .AddOtlpExporter());
        }
    }

    /// <summary>
    /// <c>/health/live</c> says that the process answers, <c>/health/ready</c> that it can take work; both to anybody, without detail.
    /// <c>/metrics</c> answers this machine alone unless the settings open it.
    /// </summary>
    public static void MapObservation(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
        app.MapMetrics(MetricsPath).AllowAnonymous();
    }

    /// <summary>Hides the metrics from other machines.</summary>
    public static void UseMetricsGate(this WebApplication app)
    {
        var open = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.MetricsFromAnywhere;
        app.Use((context, next) =>
        {
            if (open || !context.Request.Path.StartsWithSegments(MetricsPath, StringComparison.OrdinalIgnoreCase) || LocalRequest.Is(context))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
