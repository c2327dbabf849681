using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Sessions;

/// <summary>Ends sessions whose time is over, and warns those whose time is nearly over. Every node does so; whoever comes second finds it done.</summary>
internal sealed partial class ExpirySweep(
    SessionStore sessions, EndDueSession endDue, WarnSession warn, IOptions<SessionOptions> options, TimeProvider time, ILogger<ExpirySweep> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await EndExpiredAsync(stoppingToken);
                await WarnAsync(stoppingToken);
            }
            catch (Exception error) when (WorkerTurn.MayEndOn(error))
            {
                LogFailed(logger, error);
            }
        }
    }

    private async Task EndExpiredAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Session> due;
        do
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            due = await sessions.ExpiredAsync(now, cancellationToken);
            await endDue.RunAsync(due, now, cancellationToken);
        }
        while (due.Count == SessionStore.MostPerSweep);
    }

    private async Task WarnAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Session> due;
        do
        {
            var ahead = (long)options.Value.Warning.TotalMilliseconds;
            due = await sessions.UnwarnedAsync(time.GetUtcNow().ToUnixTimeMilliseconds() + ahead, ahead, cancellationToken);
            foreach (var session in due)
            {
                await warn.RunAsync(session, cancellationToken);
            }
        }
        while (due.Count == SessionStore.MostPerSweep);
    }

    [LoggerMessage(LogLevel.Warning, "Sessions that are due could not be ended or warned; the next sweep tries again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
