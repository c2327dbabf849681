using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Properties.Hours;

/// <summary>Tells when properties open and close. Every node does so; whoever comes second finds it done.</summary>
internal sealed class HoursWorker(
    HoursStore store, TurnHours turn, IOptions<HoursOptions> options, TimeProvider time, ILogger<HoursWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, time);
        do
        {
            await WorkerTurn.TryAsync(logger, nameof(HoursWorker), () => TellAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<DueHours> due;
        int done;
        do
        {
            due = await store.DueAsync(time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
            done = await WorkerTurn.EachAsync(logger, nameof(HoursWorker), due, hours => turn.RunAsync(hours, cancellationToken));
        }
        while (due.Count == HoursStore.MostPerSweep && done > 0);
    }
}
