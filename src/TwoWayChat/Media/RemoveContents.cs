using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Media;

/// <summary>
/// Removes the content of redacted messages, as soon as no upload of the same bytes can still be about to write its row. What is to go stands in
/// <c>media_removals</c>, written with the redaction, until it is gone: any number of nodes run it and may be killed anywhere.
/// </summary>
internal sealed class RemoveContents(Database database, IMediaStore store, TimeProvider time, ILogger<RemoveContents> logger) : BackgroundService
{
    /// <summary>How old content has to be: longer than an upload takes from keeping its content to writing its row.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private const int MostPerTurn = 100;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly string now = database.Dialect.NowMilliseconds;

    /// <summary>Rung after commits that leave content to remove.</summary>
    public Doorbell Bell { get; } = new();

    /// <summary>Removes what is due now; what is too young is looked at again later.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Removal> due;
        int done;
        do
        {
            due = await database.QueryAsync<Removal>(
                $"select company_id, sha256, due_at from media_removals where due_at <= {now} order by due_at limit @limit",
                new { limit = MostPerTurn },
                cancellationToken);
            done = await WorkerTurn.EachAsync(logger, nameof(RemoveContents), due, removal => RemoveAsync(removal, cancellationToken));
        }
        while (due.Count == MostPerTurn && done > 0);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await WorkerTurn.TryAsync(logger, nameof(RemoveContents), () => RunAsync(stoppingToken));

            await Bell.WaitAsync(Period, stoppingToken);
        }
    }

    private async Task RemoveAsync(Removal removal, CancellationToken cancellationToken)
    {
        var isDone = await store.RemoveAsync(new ContentKey(removal.CompanyId, removal.Sha256), time.GetUtcNow() - Settling, cancellationToken);
        // A redaction that has asked for it again meanwhile has moved the time, and stays.
        await database.WriteAsync(
            removal.CompanyId,
            scope => scope.ExecuteAsync(
                isDone
                    ? "delete from media_removals where company_id = @CompanyId and sha256 = @Sha256 and due_at = @DueAt"
                    : $"update media_removals set due_at = {now} + @period where company_id = @CompanyId and sha256 = @Sha256 and due_at = @DueAt",
                new { removal.CompanyId, removal.Sha256, removal.DueAt, period = (long)Period.TotalMilliseconds }),
            cancellationToken);
    }

    private sealed record Removal
    {
        public required string CompanyId { get; init; }

        public required string Sha256 { get; init; }

        public required long DueAt { get; init; }
    }
}
