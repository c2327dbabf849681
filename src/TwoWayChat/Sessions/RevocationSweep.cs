using System.Collections.Concurrent;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Sessions;

/// <summary>
/// Ends sessions that have lost what they were given for. Commits on this node that changed who may what are followed up at once; a look at all
/// companies now and then covers what other nodes committed before they died.
/// </summary>
internal sealed class RevocationSweep(
    SessionStore sessions, EndDueSession endDue, LogReader log, EventFeed feed, TimeProvider time, ILogger<RevocationSweep> logger) : BackgroundService
{
    /// <summary>How often the companies that had commits are asked for their access version: one query for all of them.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan AllPeriod = TimeSpan.FromSeconds(30);

    private const int MostHeads = 500;

    private readonly ConcurrentDictionary<string, byte> moved = new();
    private readonly Dictionary<string, long> known = [];
    private long lastAll;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.SubscribeAll(companyId => moved.TryAdd(companyId, 0));
        using var timer = new PeriodicTimer(Period, time);
        lastAll = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WorkerTurn.TryAsync(logger, nameof(RevocationSweep), async () =>
            {
                await SweepMovedAsync(stoppingToken);
                await SweepAllAsync(stoppingToken);
            });
        }
    }

    private async Task SweepMovedAsync(CancellationToken cancellationToken)
    {
        foreach (var companies in moved.Keys.Chunk(MostHeads))
        {
            Array.ForEach(companies, companyId => moved.TryRemove(companyId, out _));
            await WorkerTurn.EachAsync(logger, nameof(RevocationSweep), await log.HeadsAsync(companies, cancellationToken), async head =>
            {
                if (known.GetValueOrDefault(head.CompanyId, -1) != head.AccessVersion)
                {
                    await EndRevokedAsync(head.CompanyId, cancellationToken);
                    known[head.CompanyId] = head.AccessVersion;
                }
            });
        }
    }

    private async Task SweepAllAsync(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(lastAll) >= AllPeriod)
        {
            lastAll = time.GetTimestamp();
            await EndRevokedAsync(null, cancellationToken);
        }
    }

    private async Task EndRevokedAsync(string? companyId, CancellationToken cancellationToken)
    {
        IReadOnlyList<Session> due;
        int done;
        do
        {
            due = await sessions.RevokedAsync(companyId, cancellationToken);
            done = await endDue.RunAsync(due, time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
        }
        while (due.Count == SessionStore.MostPerSweep && done > 0);
    }
}
