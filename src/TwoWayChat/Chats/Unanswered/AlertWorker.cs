using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties.Hours;

namespace TwoWayChat.Chats.Unanswered;

/// <summary>Looks at chats whose alert is due. Every node does so; whoever comes second finds it done.</summary>
internal sealed class AlertWorker(
    Database database, AlertStore alerts, RaiseAlert raise, IOptions<HoursOptions> options, TimeProvider time, ILogger<AlertWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, time);
        do
        {
            await WorkerTurn.TryAsync(logger, nameof(AlertWorker), async () =>
            {
                await RefreshAsync(stoppingToken);
                await RaiseAsync(stoppingToken);
            });
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken cancellationToken) => await WorkerTurn.EachAsync(
        logger,
        nameof(AlertWorker),
        await alerts.StaleAsync(cancellationToken),
        property => database.WriteAsync(property.CompanyId, scope => alerts.RefreshAsync(scope, property), cancellationToken));

    private async Task RaiseAsync(CancellationToken cancellationToken)
    {
        int done;
        do
        {
            var due = await alerts.DueAsync(time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
            done = await WorkerTurn.EachAsync(logger, nameof(AlertWorker), due, alert => raise.RunAsync(alert, cancellationToken));
        }
        while (done > 0); // After an outage the second level may be due right after the first.
    }
}
