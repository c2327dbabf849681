using TwoWayChat.Hosting;

namespace TwoWayChat.Messages.Erasure;

/// <summary>Has the traces of erased persons removed, right after the erasure and, where that failed, later. Any number of nodes run it.</summary>
internal sealed class ErasureWorker(EraseTraces traces, EraseLog log, ILogger<ErasureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await WorkerTurn.TryAsync(logger, nameof(ErasureWorker), () => SweepAsync(stoppingToken));
            await log.Bell.WaitAsync(Period, stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken) => await WorkerTurn.EachAsync(
        logger, nameof(ErasureWorker), await traces.DueAsync(cancellationToken), erasure => traces.RunAsync(erasure, cancellationToken));
}
