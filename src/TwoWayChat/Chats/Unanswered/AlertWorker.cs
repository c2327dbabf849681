using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties.Hours;

namespace TwoWayChat.Chats.Unanswered;

/// <summary>Looks at chats whose alert is due. Every node does so; whoever comes second finds it done.</summary>
internal sealed partial class AlertWorker(
    Database database, AlertStore alerts, RaiseAlert raise, IOptions<HoursOptions> options, TimeProvider time, ILogger<AlertWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, time);
        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
                await RaiseAsync(stoppingToken);
            }
            catch (Exception error) when (WorkerTurn.MayEndOn(error))
            {
                LogFailed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var property in await alerts.StaleAsync(cancellationToken))
        {
            await database.WriteAsync(property.CompanyId, scope => alerts.RefreshAsync(scope, property), cancellationToken);
        }
    }

    private async Task RaiseAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<DueAlert> due;
        do
        {
            due = await alerts.DueAsync(time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
            foreach (var alert in due)
            {
                await raise.RunAsync(alert, cancellationToken);
            }
        }
        while (due.Count > 0); // After an outage the second level may be due right after the first.
    }

    [LoggerMessage(LogLevel.Warning, "Alerts of unanswered chats could not be raised; the next sweep tries again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
