using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Media;

/// <summary>
/// Removes uploads that no message has taken, then content that no row speaks of: after a crash between the two, after a redaction, after an upload that
/// broke off. Any number of nodes run it.
/// </summary>
internal sealed partial class MediaSweep(
    Database database, MediaRows rows, IMediaStore store, IOptions<MediaOptions> options, TimeProvider time, ILogger<MediaSweep> logger) : BackgroundService
{
    /// <summary>How old something has to be: longer than any upload takes, and time to name it in a message.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private const int PerTransaction = 500;

    /// <summary>Removes what is due now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Grace;
        int some;
        do
        {
            some = await database.WriteAsync(
                "", scope => rows.RemoveUnusedAsync(scope, before.ToUnixTimeMilliseconds(), PerTransaction), cancellationToken);
        }
        while (some == PerTransaction);

        var removed = await store.SweepAsync(before, cancellationToken);
        if (removed > 0)
        {
            LogRemoved(logger, removed);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WorkerTurn.TryAsync(logger, nameof(MediaSweep), () => RunAsync(stoppingToken));
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} contents that nothing refers to")]
    private static partial void LogRemoved(ILogger logger, int count);
}
