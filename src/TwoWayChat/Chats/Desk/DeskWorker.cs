using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Desk;

/// <summary>Does what is due at the desks: keeps statuses, assigns chats that wait, ends those in which nothing happens. Every node runs it.</summary>
internal sealed class DeskWorker(
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
            foreach (Func<CancellationToken, Task> part in new[]
            {
                keepStatus.RunAsync,
                assignWaiting.RunAsync,
                (Func<CancellationToken, Task>)endInactive.RunAsync,
            })
            {
                await WorkerTurn.TryAsync(logger, nameof(DeskWorker), () => part(stoppingToken));
            }
        }
    }
}
