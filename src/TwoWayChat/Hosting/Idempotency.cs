using System.Text.Json;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Hosting;

/// <summary>Runs a creating request once per key: within <see cref="Lifetime"/> the same key answers with the first result.</summary>
internal sealed class Idempotency(Database database, TimeProvider time)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const string Select =
        """
        select request_hash, answer, created_at
          from idempotency_keys
         where company_id = @CompanyId and user_id = @UserId and idempotency_key = @Key
        """;

    /// <summary>What <paramref name="create"/> answers, now or the first time; throws 422 where the key was used with another request.</summary>
    /// <param name="scope">The transaction that creates.</param>
    /// <param name="key">The request's key; null runs always.</param>
    /// <param name="create">Awaits nothing but the scope.</param>
    public async Task<T> RunAsync<T>(WriteScope scope, IdempotencyKey? key, Func<Task<T>> create)
    {
        if (key is null)
        {
            return await create();
        }

        var now = time.GetUtcNow();
        if (await scope.FirstOrDefaultAsync<FirstAnswer>(Select, key) is { } first && first.CreatedAt > (now - Lifetime).ToUnixTimeMilliseconds())
        {
            return Again<T>(first, key);
        }

        var answer = await create();
        await KeepAsync(scope, key, JsonSerializer.Serialize(answer, WireJson.Options), now.ToUnixTimeMilliseconds());
        return answer;
    }

    /// <summary>
    /// What the request answered the first time, or null: for who looks at more before it creates, which the first time may have changed. Throws 422 where the
    /// key was used with another request.
    /// </summary>
    public async Task<T?> FirstAsync<T>(IdempotencyKey? key, CancellationToken cancellationToken)
        where T : class
    {
        var oldest = (time.GetUtcNow() - Lifetime).ToUnixTimeMilliseconds();
        return key is not null && await database.FirstOrDefaultAsync<FirstAnswer>(Select, key, cancellationToken) is { } first && first.CreatedAt > oldest
            ? Again<T>(first, key)
            : null;
    }

    private static T Again<T>(FirstAnswer first, IdempotencyKey key) => first.RequestHash == key.RequestHash
        ? JsonSerializer.Deserialize<T>(first.Answer, WireJson.Options)!
        : throw ApiException.KeyReused();

    private static Task<int> KeepAsync(WriteScope scope, IdempotencyKey key, string answer, long createdAt) => scope.ExecuteAsync(
        """
        delete from idempotency_keys where company_id = @CompanyId and user_id = @UserId and idempotency_key = @Key;
        insert into idempotency_keys (company_id, user_id, idempotency_key, request_hash, answer, created_at)
        values (@CompanyId, @UserId, @Key, @RequestHash, @answer, @createdAt)
        """,
        new { key.CompanyId, key.UserId, key.Key, key.RequestHash, answer, createdAt });

    private sealed record FirstAnswer
    {
        public required string RequestHash { get; init; }

        public required string Answer { get; init; }

        public required long CreatedAt { get; init; }
    }
}
