using TwoWayChat.Data;

namespace TwoWayChat.Users.PasswordResets;

/// <summary>
/// Rows of links for a new password, by a hash of their token. Who asks for a name that is nobody's gets a row too, of no company and no user: it counts
/// like any other, and asking takes the same time.
/// </summary>
internal sealed class PasswordResetStore(Database database)
{
    private const string Select =
        "select company_id, user_id, stamp, expires_at from password_resets where company_id = @companyId and token_hash = @tokenHash";

    /// <summary>Links asked for under a name that have not ended.</summary>
    public Task<long> CountAsync(WriteScope scope, string companyId, string nameKey, long now) => scope.FirstOrDefaultAsync<long>(
        "select count(*) from password_resets where company_id = @companyId and name_key = @nameKey and expires_at > @now", new { companyId, nameKey, now });

    /// <summary>Adds a link, and removes those of all companies that have ended.</summary>
    public async Task AddAsync(WriteScope scope, PasswordReset reset, string nameKey, string tokenHash, long now)
    {
        await scope.ExecuteAsync("delete from password_resets where expires_at <= @now", new { now });
        await scope.ExecuteAsync(
            """
            insert into password_resets (company_id, token_hash, name_key, user_id, stamp, expires_at)
            values (@CompanyId, @tokenHash, @nameKey, @UserId, @Stamp, @ExpiresAt)
            """,
            new { reset.CompanyId, tokenHash, nameKey, reset.UserId, reset.Stamp, reset.ExpiresAt });
    }

    public Task<PasswordReset?> FindAsync(string companyId, string tokenHash, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<PasswordReset>(Select, new { companyId, tokenHash }, cancellationToken);

    /// <summary>The same; nobody else uses the link before this transaction ends.</summary>
    public Task<PasswordReset?> LockAsync(WriteScope scope, string companyId, string tokenHash) =>
        scope.FirstOrDefaultAsync<PasswordReset>(Select + scope.Dialect.ForUpdate, new { companyId, tokenHash });

    /// <summary>Ends all links of a user.</summary>
    public Task ClearAsync(WriteScope scope, string companyId, string userId) => scope.ExecuteAsync(
        "delete from password_resets where company_id = @companyId and user_id = @userId", new { companyId, userId });
}
