using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Callbacks.Trouble;

/// <summary>
/// Tells global managers of endpoints in trouble, each thing once per outage: the note that it was told and the mails are one transaction, so it may
/// be killed anywhere and run on any number of nodes.
/// </summary>
internal sealed class TroubleSweep(TroubleStore store, TellOfTrouble tell, Database database, TimeProvider time, ILogger<TroubleSweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WorkerTurn.TryAsync(logger, nameof(TroubleSweep), () => RunAsync(stoppingToken));
        }
    }

    /// <summary>Tells what is due and was not told.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await WorkerTurn.EachAsync(logger, nameof(TroubleSweep), await store.FailingAsync(now, cancellationToken),
            failing => TellAsync(failing, now, cancellationToken));
    }

    private async Task TellAsync(FailingRow failing, long now, CancellationToken cancellationToken)
    {
        foreach (var kind in failing.Due(now))
        {
            await database.WriteAsync(failing.CompanyId, scope => TellAsync(scope, failing, kind, now), cancellationToken);
        }
    }

    private async Task TellAsync(WriteScope scope, FailingRow failing, TroubleKind kind, long now)
    {
        if (await store.TellAsync(scope, failing, kind, now))
        {
            await tell.FailingAsync(scope, failing, kind);
        }
    }
}
