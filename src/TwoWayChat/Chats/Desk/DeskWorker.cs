using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Desk;

/// <summary>Does what is due at the desks: keeps statuses, assigns chats that wait, ends those in which nothing happens. Every node runs it.</summary>
internal sealed partial class DeskWorker(
    KeepStatus keepStatus, AssignWaiting assignWaiting, EndInactive endInactive, IOptions<DeskOptions> options, ILogger<DeskWorker> logger)
    : BackgroundService
{
    /// <summary>Rung where somebody has come; what nobody rings for is found by the next look.</summary>
    public Doorbell Bell { get; } = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Bell.WaitAsync(options.Value.Sweep, stoppingToken);
            try
            {
                await keepStatus.RunAsync(stoppingToken);
                await assignWaiting.RunAsync(stoppingToken);
                await endInactive.RunAsync(stoppingToken);
            }
            catch (Exception error) when (WorkerTurn.MayEndOn(error))
            {
                LogUnreachable(logger, error.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Chats wait to be assigned or ended because storage is unavailable: {Error}")]
    private static partial void LogUnreachable(ILogger logger, string error);
}
