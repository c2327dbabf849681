using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>Finds what other nodes have committed for the companies that are listened to on this one.</summary>
internal sealed partial class HeadSweep(Database database, LogReader log, EventFeed feed, TimeProvider time, ILogger<HeadSweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, LogHead> known = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.IsExclusive)
        {
            return; // This process hears of each of its own commits.
        }

        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception error) when (error is StorageUnavailableException or System.Data.Common.DbException)
            {
                LogUnreachable(logger, error);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var chunk in feed.Companies.Chunk(500))
        {
            foreach (var head in await log.HeadsAsync(chunk, cancellationToken))
            {
                if (known.GetValueOrDefault(head.CompanyId) != head)
                {
                    known[head.CompanyId] = head;
                    feed.HeadMoved(head.CompanyId);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The event heads could not be read")]
    private static partial void LogUnreachable(ILogger logger, Exception error);
}
