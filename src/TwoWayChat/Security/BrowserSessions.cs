using Microsoft.Extensions.Options;
using TwoWayChat.Data;

namespace TwoWayChat.Security;

/// <summary>
/// Browsers that are signed in, each a row that its cookie names. A row counts only under the security stamp it was made with, so a new password ends all of
/// them; a browser is signed out by removing its row, at its next request or act, and within half a minute on a page that nobody touches. It ends when nothing
/// was seen of it for <see cref="SecurityOptions.CookieLifetime"/>; a page that is open is seen.
/// </summary>
internal sealed class BrowserSessions(Database database, Ids ids, IOptions<SecurityOptions> options, TimeProvider time)
{
    private const int MostAgent = 300;
    private const int MostListed = 100;
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    private long Oldest => Now - (long)options.Value.CookieLifetime.TotalMilliseconds;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Signs a browser in; the session's id. What of the user's is too old to come back is removed.</summary>
    public async Task<string> OpenAsync(Account user, string? address, string? agent, CancellationToken cancellationToken)
    {
        var sessionId = ids.New();
        await database.WriteAsync(
            user.CompanyId,
            async scope =>
            {
                await scope.ExecuteAsync(
                    "delete from browser_sessions where company_id = @CompanyId and user_id = @UserId and (seen_at < @Oldest or stamp <> @SecurityStamp)",
                    new { user.CompanyId, user.UserId, Oldest, user.SecurityStamp });
                await scope.ExecuteAsync(
                    """
                    insert into browser_sessions (company_id, session_id, user_id, stamp, opened_at, seen_at, address, agent)
                    values (@CompanyId, @sessionId, @UserId, @SecurityStamp, @Now, @Now, @address, @agent)
                    """,
                    new { user.CompanyId, sessionId, user.UserId, user.SecurityStamp, Now, address, agent = agent?.Length > MostAgent
                        ? agent[..MostAgent] : agent });
            },
            cancellationToken);
        return sessionId;
    }

    /// <summary>Whether the browser is still signed in.</summary>
    public async Task<bool> IsOpenAsync(Account user, string sessionId, CancellationToken cancellationToken) =>
        await SeenAtAsync(user, sessionId, cancellationToken) is not null;

    /// <summary>
    /// The same for a request or a page that is open, which is noted every few minutes. Where it cannot be noted, the browser is signed in all the same.
    /// </summary>
    public async Task<bool> SeeAsync(Account user, string sessionId, CancellationToken cancellationToken)
    {
        var seenAt = await SeenAtAsync(user, sessionId, cancellationToken);
        if (Now - seenAt > SeenStep.TotalMilliseconds)
        {
            await NoteAsync(user.CompanyId, sessionId, cancellationToken);
        }

        return seenAt is not null;
    }

    /// <summary>The user's browsers, the last seen first.</summary>
    public Task<IReadOnlyList<BrowserSession>> ListAsync(Account user, CancellationToken cancellationToken) => database.QueryAsync<BrowserSession>(
        """
        select session_id, opened_at, seen_at, address, agent as user_agent
          from browser_sessions
         where company_id = @CompanyId and user_id = @UserId and stamp = @SecurityStamp and seen_at >= @Oldest
         order by seen_at desc, session_id
         limit @limit
        """,
        new { user.CompanyId, user.UserId, user.SecurityStamp, Oldest, limit = MostListed },
        cancellationToken);

    /// <summary>Signs one of the user's browsers out.</summary>
    public Task EndAsync(Account user, string sessionId, CancellationToken cancellationToken) => database.WriteAsync(
        user.CompanyId,
        scope => scope.ExecuteAsync(
            "delete from browser_sessions where company_id = @CompanyId and user_id = @UserId and session_id = @sessionId",
            new { user.CompanyId, user.UserId, sessionId }),
        cancellationToken);

    /// <summary>Signs all of the user's browsers out but one; null for all.</summary>
    public Task EndOthersAsync(Account user, string? sessionId, CancellationToken cancellationToken) => database.WriteAsync(
        user.CompanyId,
        scope => scope.ExecuteAsync(
            "delete from browser_sessions where company_id = @CompanyId and user_id = @UserId and session_id <> @kept",
            new { user.CompanyId, user.UserId, kept = sessionId ?? "" }),
        cancellationToken);

    private async Task NoteAsync(string companyId, string sessionId, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                companyId,
                scope => scope.ExecuteAsync(
                    "update browser_sessions set seen_at = @Now where company_id = @companyId and session_id = @sessionId", new { Now, companyId, sessionId }),
                cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // A full disk must not keep anybody from reading; the next request tries again.
        }
    }

    private async Task<long?> SeenAtAsync(Account user, string sessionId, CancellationToken cancellationToken) =>
        await database.FirstOrDefaultAsync<long?>(
            """
            select seen_at from browser_sessions
             where company_id = @CompanyId and session_id = @sessionId and user_id = @UserId and stamp = @SecurityStamp and seen_at >= @Oldest
            """,
            new { user.CompanyId, sessionId, user.UserId, user.SecurityStamp, Oldest },
            cancellationToken);
}
