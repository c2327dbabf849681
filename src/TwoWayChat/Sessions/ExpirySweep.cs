using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Sessions;

/// <summary>Ends sessions whose time is over, and warns those whose time is nearly over. Every node does so; whoever comes second finds it done.</summary>
internal sealed class ExpirySweep(
    SessionStore sessions, EndDueSession endDue, WarnSession warn, IOptions<SessionOptions> options, TimeProvider time, ILogger<ExpirySweep> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WorkerTurn.TryAsync(logger, nameof(ExpirySweep), async () =>
            {
                await EndExpiredAsync(stoppingToken);
                await WarnAsync(stoppingToken);
            });
        }
    }

    private async Task EndExpiredAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Session> due;
        int done;
        do
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            due = await sessions.ExpiredAsync(now, cancellationToken);
            done = await endDue.RunAsync(due, now, cancellationToken);
        }
        while (due.Count == SessionStore.MostPerSweep && done > 0);
    }

    private async Task WarnAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Session> due;
        int done;
        do
        {
            var ahead = (long)options.Value.Warning.TotalMilliseconds;
            due = await sessions.UnwarnedAsync(time.GetUtcNow().ToUnixTimeMilliseconds() + ahead, ahead, cancellationToken);
            done = await WorkerTurn.EachAsync(logger, nameof(ExpirySweep), due, session => warn.RunAsync(session, cancellationToken));
        }
        while (due.Count == SessionStore.MostPerSweep && done > 0);
    }
}
