using System.Net;
using TwoWayChat.Data;

namespace TwoWayChat.Security;

/// <summary>
/// From where each user has signed in, by a keyed hash: there the owner is believed to be, and others' guesses do not slow a sign-in down. In the database,
/// so that a restart or another node knows it too.
/// </summary>
internal sealed class SignInNetworks(Database database, KeyFile keys, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan Step = TimeSpan.FromDays(1);

    private readonly Lazy<byte[]> secret = new(() => keys.Derive("sign-in networks"));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Whether the user has signed in from there. The same work for nobody (null); true where nobody knows the address, since those who come without one are
    /// signed in already.
    /// </summary>
    public async Task<bool> HasSeenAsync(Account? user, IPAddress? address, CancellationToken cancellationToken) =>
        address is null || await SeenAtAsync(user, Network(address), cancellationToken) is not null;

    /// <summary>Notes a sign-in, once a day, and forgets what is old.</summary>
    public async Task RememberAsync(Account user, IPAddress? address, CancellationToken cancellationToken)
    {
        if (address is null || Now - await SeenAtAsync(user, Network(address), cancellationToken) < Step.TotalMilliseconds)
        {
            return;
        }

        var row = new { user.CompanyId, user.UserId, Network = Network(address), Now, Oldest = Now - (long)Kept.TotalMilliseconds };
        await database.WriteAsync(user.CompanyId, scope => SaveAsync(scope, row), cancellationToken);
    }

    private static async Task SaveAsync(WriteScope scope, object row)
    {
        await scope.ExecuteAsync("delete from sign_in_networks where company_id = @CompanyId and user_id = @UserId and seen_at < @Oldest", row);
        await scope.ExecuteAsync(
            """
            insert into sign_in_networks (company_id, user_id, network, seen_at)
            values (@CompanyId, @UserId, @Network, @Now)
            on conflict (company_id, user_id, network) do update set seen_at = excluded.seen_at
            """,
            row);
    }

    private async Task<long?> SeenAtAsync(Account? user, string network, CancellationToken cancellationToken) => await database.FirstOrDefaultAsync<long?>(
        "select seen_at from sign_in_networks where company_id = @CompanyId and user_id = @UserId and network = @network",
        new { CompanyId = user?.CompanyId ?? "", UserId = user?.UserId ?? "", network },
        cancellationToken);

    private string Network(IPAddress address) => SignInDigest.Of(secret.Value, ClientNetwork.Of(address)).ToString("x32");
}
