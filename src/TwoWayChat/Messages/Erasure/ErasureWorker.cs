using System.Data.Common;
using TwoWayChat.Data;

namespace TwoWayChat.Messages.Erasure;

/// <summary>Has the traces of erased persons removed, right after the erasure and, where that failed, later. Any number of nodes run it.</summary>
internal sealed partial class ErasureWorker(EraseTraces traces, EraseLog log, ILogger<ErasureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                foreach (var erasure in await traces.DueAsync(stoppingToken))
                {
                    await traces.RunAsync(erasure, stoppingToken);
                }
            }
            catch (Exception error) when (error is StorageUnavailableException or DbException)
            {
                LogFailed(logger, error);
            }

            await log.Bell.WaitAsync(Period, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An erased contact still stands in the event log; the next sweep tries again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
