using TwoWayChat.Data;

namespace TwoWayChat.Chats.Desk;

/// <summary>Rows of who is there. A tab's time is the database server's; a session's is that of sessions.</summary>
internal sealed class PresenceRows(Database database)
{
    /// <summary>Most rows of one read.</summary>
    public const int MostPerSweep = 2000;

    private readonly string now = database.Dialect.NowMilliseconds;

    /// <summary>Makes sure that there is a row, and holds it for this transaction.</summary>
    public async Task LockAsync(WriteScope scope, string companyId, string userId)
    {
        await scope.ExecuteAsync(
            """
            insert into user_presence (company_id, user_id, chosen, status, browser_until) values (@companyId, @userId, 'ONLINE', 'OFFLINE', 0)
            on conflict do nothing
            """,
            new { companyId, userId });
        await scope.FirstOrDefaultAsync<string>(
            $"select user_id from user_presence where company_id = @companyId and user_id = @userId{scope.Dialect.ForUpdate}", new { companyId, userId });
    }

    /// <summary>What there is of the user; null before anything was known. <paramref name="at"/> is by which sessions live.</summary>
    public Task<PresenceRow?> FindAsync(WriteScope scope, string companyId, string userId, long at) => scope.FirstOrDefaultAsync<PresenceRow>(
        $"""
        select a.chosen, a.status, a.browser_until > {now} as has_tab, {HasSession("a")} as has_session
          from user_presence a
         where a.company_id = @companyId and a.user_id = @userId
        """,
        new { companyId, userId, at });

    /// <summary>The same outside a transaction.</summary>
    public Task<PresenceRow?> FindAsync(string companyId, string userId, long at, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<PresenceRow>(
            $"""
            select a.chosen, a.status, a.browser_until > {now} as has_tab, {HasSession("a")} as has_session
              from user_presence a
             where a.company_id = @companyId and a.user_id = @userId
            """,
            new { companyId, userId, at },
            cancellationToken);

    public Task ChooseAsync(WriteScope scope, string companyId, string userId, AgentStatus chosen) => scope.ExecuteAsync(
        "update user_presence set chosen = @chosen where company_id = @companyId and user_id = @userId",
        new { companyId, userId, chosen = EnumText.Of(chosen) });

    public Task SetStatusAsync(WriteScope scope, string companyId, string userId, string status) => scope.ExecuteAsync(
        "update user_presence set status = @status where company_id = @companyId and user_id = @userId", new { companyId, userId, status });

    /// <summary>Notes that the user has a tab open for another while.</summary>
    public Task KeepTabAsync(WriteScope scope, string companyId, string userId, TimeSpan lease) => scope.ExecuteAsync(
        $"update user_presence set browser_until = {now} + @lease where company_id = @companyId and user_id = @userId",
        new { companyId, userId, lease = (long)lease.TotalMilliseconds });

    /// <summary>Tabs of all companies that have run out, and sessions that have begun or ended since the last look.</summary>
    public Task<IReadOnlyList<DueStatus>> DueAsync(CancellationToken cancellationToken) => database.QueryAsync<DueStatus>(
        $"""
        select a.company_id, a.user_id, null as session_id, 'GONE' as cause
          from user_presence a
         where a.status <> 'OFFLINE' and a.browser_until > 0 and a.browser_until <= {now}
        union all
        select s.company_id, s.user_id, s.session_id, case when s.ended_at is null then 'SESSION' else 'GONE' end as cause
          from integration_sessions s
          join users u on u.company_id = s.company_id and u.user_id = s.user_id
         where s.presence_due and (s.ended_at is not null or (u.enabled and not u.deleted))
        limit @limit
        """,
        new { limit = MostPerSweep },
        cancellationToken);

    /// <summary>They have been looked at; a session that has ended meanwhile is looked at again.</summary>
    public async Task LookedAtAsync(WriteScope scope, string companyId, string userId, IReadOnlyCollection<DueStatus> due)
    {
        await scope.ExecuteAsync(
            $"update user_presence set browser_until = 0 where company_id = @companyId and user_id = @userId and browser_until <= {now}",
            new { companyId, userId });
        foreach (var kind in due.Where(row => row.SessionId is not null).GroupBy(row => row.Cause))
        {
            await scope.ExecuteAsync(
                """
                update integration_sessions set presence_due = false
                 where company_id = @companyId and session_id in @sessionIds and (ended_at is null) = @lives
                """,
                new { companyId, sessionIds = kind.Select(row => row.SessionId).ToList(), lives = kind.Key == EnumText.Of(StatusCause.Session) });
        }
    }

    /// <summary>Sessions belong to another slice, which writes all of them but <c>presence_due</c>.</summary>
    private static string HasSession(string presence) =>
        $"""
        exists (select 1 from integration_sessions l
                 where l.company_id = {presence}.company_id and l.user_id = {presence}.user_id and l.ended_at is null and l.expires_at > @at)
        """;
}
