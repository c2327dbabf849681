using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>Removes idempotency keys that are remembered no longer.</summary>
internal sealed class IdempotencySweep(Database database, TimeProvider time, ILogger<IdempotencySweep> logger) : BackgroundService
{
    private const int PerTransaction = 1000;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WorkerTurn.TryAsync(logger, nameof(IdempotencySweep), () => RunAsync(stoppingToken));
        }
    }

    /// <summary>Removes all that are too old, some at a time; how many.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var before = (time.GetUtcNow() - Idempotency.Lifetime).ToUnixTimeMilliseconds();
        var removed = 0;
        int some;
        do
        {
            some = await database.WriteAsync("", scope => RemoveAsync(scope, before), cancellationToken);
            removed += some;
        }
        while (some == PerTransaction);
        return removed;
    }

    private static Task<int> RemoveAsync(WriteScope scope, long before) => scope.ExecuteAsync(
        """
        delete from idempotency_keys
         where (company_id, user_id, idempotency_key) in (
               select company_id, user_id, idempotency_key from idempotency_keys where created_at <= @before limit @limit)
        """,
        new { before, limit = PerTransaction });
}
