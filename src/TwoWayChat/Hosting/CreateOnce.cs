using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>
/// Runs a creating request in a transaction, once per <see cref="IdempotencyKey"/>. What the wire shows is kept for the next time, never the row.
/// </summary>
internal sealed class CreateOnce(Database database, Idempotency idempotency)
{
    /// <summary>
    /// What <paramref name="create"/> made, now or the first time; throws what it throws, and 422 where the key was used with another request.
    /// </summary>
    public Task<TView> RunAsync<TRow, TView>(
        string companyId, IdempotencyKey? key, Func<WriteScope, Task<TRow>> create, Func<TRow, TView> view, CancellationToken cancellationToken) =>
        database.WriteAsync(companyId, scope => idempotency.RunAsync(scope, key, async () => view(await create(scope))), cancellationToken);
}
