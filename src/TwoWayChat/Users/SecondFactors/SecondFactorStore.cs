using System.Security.Cryptography;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Users.SecondFactors;

/// <summary>Rows of second factors and recovery codes.</summary>
internal sealed partial class SecondFactorStore(Database database, Secrets secrets, ILogger<SecondFactorStore> logger)
{
    private const string Purpose = "second-factor";

    public Task<SecondFactor?> FindAsync(string companyId, string userId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<SecondFactor>(
            """
            select f.secret, f.confirmed, f.last_step,
                   (select count(*) from user_recovery_codes c where c.company_id = f.company_id and c.user_id = f.user_id) as codes
              from user_second_factors f
             where f.company_id = @companyId and f.user_id = @userId
            """,
            new { companyId, userId },
            cancellationToken);

    /// <summary>Whether the user is asked for a code.</summary>
    public async Task<bool> IsOnAsync(string companyId, string userId, CancellationToken cancellationToken) =>
        await FindAsync(companyId, userId, cancellationToken) is { Confirmed: true };

    /// <summary>Keeps an offered secret. False where a confirmed one stands there already, which stays.</summary>
    public async Task<bool> OfferAsync(Account user, SecondFactorSecret secret, CancellationToken cancellationToken)
    {
        var kept = secrets.Protect(Purpose, user.CompanyId, secret.Text);
        return await database.WriteAsync(
            user.CompanyId,
            scope => scope.ExecuteAsync(
                """
                insert into user_second_factors (company_id, user_id, secret, confirmed, last_step) values (@CompanyId, @UserId, @kept, @no, 0)
                on conflict (company_id, user_id) do update set secret = excluded.secret, last_step = 0
                 where not user_second_factors.confirmed
                """,
                new { user.CompanyId, user.UserId, kept, no = false }),
            cancellationToken) > 0;
    }

    /// <summary>
    /// The secret; null where another key file has written it. Then no code of the app is right, and recovery codes, which need no key, still are.
    /// </summary>
    public SecondFactorSecret? Reveal(Account user, SecondFactor factor)
    {
        try
        {
            return new SecondFactorSecret(secrets.Reveal(Purpose, user.CompanyId, factor.Secret));
        }
        catch (CryptographicException error)
        {
            LogUnreadable(logger, user.UserId, error);
            return null;
        }
    }

    /// <summary>Uses a step up, and with it all before it; false where somebody was faster, or the secret is another by now.</summary>
    public async Task<bool> UseAsync(WriteScope scope, Account user, SecondFactor factor, long step) => await scope.ExecuteAsync(
        """
        update user_second_factors set last_step = @step
         where company_id = @CompanyId and user_id = @UserId and secret = @Secret and last_step < @step
        """,
        new { user.CompanyId, user.UserId, factor.Secret, step }) > 0;

    /// <summary>Uses a recovery code up; false for one that is not there (any more).</summary>
    public async Task<bool> UseCodeAsync(WriteScope scope, Account user, string hash) => await scope.ExecuteAsync(
        """
        delete from user_recovery_codes where company_id = @CompanyId and user_id = @UserId and code_hash = @hash
        """,
        new { user.CompanyId, user.UserId, hash }) > 0;

    /// <summary>From now on the user is asked, and has these recovery codes alone.</summary>
    public async Task ConfirmAsync(WriteScope scope, Account user, IReadOnlyList<string> hashes)
    {
        await scope.ExecuteAsync(
            "update user_second_factors set confirmed = @yes where company_id = @CompanyId and user_id = @UserId",
            new { user.CompanyId, user.UserId, yes = true });
        await scope.ExecuteAsync("delete from user_recovery_codes where company_id = @CompanyId and user_id = @UserId", new { user.CompanyId, user.UserId });
        await scope.ExecuteAsync(
            "insert into user_recovery_codes (company_id, user_id, code_hash) values (@CompanyId, @UserId, @hash)",
            hashes.Select(hash => new { user.CompanyId, user.UserId, hash }));
    }

    /// <summary>Removes it with its codes; false where there was none that is asked for.</summary>
    public async Task<bool> RemoveAsync(WriteScope scope, string companyId, string userId) => await scope.ExecuteAsync(
        "delete from user_second_factors where company_id = @companyId and user_id = @userId and confirmed", new { companyId, userId }) > 0;

    [LoggerMessage(LogLevel.Error, "The second factor of user {UserId} cannot be read: master.key is not the one it was kept under. Recovery codes still work")]
    private static partial void LogUnreadable(ILogger logger, string userId, Exception error);
}
