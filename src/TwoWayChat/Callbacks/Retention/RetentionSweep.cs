using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Callbacks.Retention;

/// <summary>
/// Removes events and attempts that are too old, a chunk at a time and one company after the other. Every node does so: ranges of keys that are gone
/// already cost the second nothing.
/// </summary>
internal sealed partial class RetentionSweep(
    RetentionStore store, FindLosing losing, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WorkerTurn.TryAsync(logger, nameof(RetentionSweep), () => RunAsync(stoppingToken));
        }
    }

    /// <summary>Removes all that is too old now, by the clocks of both node and database: one that is ahead must not remove everybody's log.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(time.GetUtcNow().ToUnixTimeMilliseconds(), await store.NowAsync(cancellationToken)));
        var events = (now - options.Value.Events).ToUnixTimeMilliseconds();
        var attempts = (now - options.Value.Attempts).ToUnixTimeMilliseconds();
        await WorkerTurn.EachAsync(logger, nameof(RetentionSweep), await store.CompaniesAsync(cancellationToken), async companyId =>
        {
            await RemoveEventsAsync(companyId, events, now.ToUnixTimeMilliseconds(), cancellationToken);
            if (await store.HasAttemptsAsync(companyId, attempts, cancellationToken))
            {
                await RepeatAsync(() => store.RemoveAttemptsAsync(companyId, attempts, cancellationToken));
            }

            await RepeatAsync(() => store.RemoveEndedAsync(companyId, events, cancellationToken));
            while (await store.EndedAsync(companyId, events, cancellationToken) is { Count: > 0 } ended)
            {
                await store.RemoveSessionsAsync(companyId, ended, cancellationToken);
            }
        });
    }

    private async Task RemoveEventsAsync(string companyId, long before, long now, CancellationToken cancellationToken)
    {
        while (await store.OldThroughAsync(companyId, before, now, cancellationToken) is { } through)
        {
            var sessions = await losing.RunAsync(companyId, through, cancellationToken);
            if (sessions.Count > 0)
            {
                LogLosing(logger, sessions.Count);
            }

            await store.RemoveEventsAsync(companyId, through, sessions, now, cancellationToken);
        }
    }

    private static async Task RepeatAsync(Func<Task<int>> remove)
    {
        while (await remove() >= RetentionStore.Chunk)
        {
            // More of them may be left.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Events grew too old before {Count} live sessions had them; each has an entry among its parked events")]
    private static partial void LogLosing(ILogger logger, int count);
}
