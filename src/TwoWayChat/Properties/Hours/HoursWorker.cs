using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Properties.Hours;

/// <summary>Tells when properties open and close. Every node does so; whoever comes second finds it done.</summary>
internal sealed partial class HoursWorker(
    HoursStore store, TurnHours turn, IOptions<HoursOptions> options, TimeProvider time, ILogger<HoursWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, time);
        do
        {
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (Exception error) when (WorkerTurn.MayEndOn(error))
            {
                LogFailed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<DueHours> due;
        do
        {
            due = await store.DueAsync(time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
            foreach (var hours in due)
            {
                await turn.RunAsync(hours, cancellationToken);
            }
        }
        while (due.Count == HoursStore.MostPerSweep);
    }

    [LoggerMessage(LogLevel.Warning, "Properties that open or close could not be told; the next sweep tries again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
