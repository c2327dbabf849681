using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Rows of integration sessions.</summary>
internal sealed class SessionStore(Database database)
{
    /// <summary>Most rows of one sweep's read.</summary>
    public const int MostPerSweep = 200;

    /// <summary>Whether what the session was given for still holds; the rest of it is time.</summary>
    private const string Holds =
        """
        (s.creator_stamp = c.security_stamp and c.enabled and not c.deleted and u.enabled and not u.deleted and g.enabled
         and (s.creator_id = s.user_id or c.role = 'GLOBAL_MANAGER'))
        """;

    private const string Select =
        $"""
        select s.company_id, k.name as company_name, s.session_id, s.user_id, u.display_name as user_name, u.role as user_role,
               s.creator_id, s.created_by, s.created_at, s.expires_at, s.first_sequence, s.ended_at, s.end_sequence, {Holds} as holds
          from integration_sessions s
          join companies k on k.company_id = s.company_id
          join chat_api_configs g on g.company_id = s.company_id
          join users u on u.company_id = s.company_id and u.user_id = s.user_id
          join users c on c.company_id = s.company_id and c.user_id = s.creator_id
        """;

    private const string ById = Select + " where s.company_id = @companyId and s.session_id = @sessionId";

    /// <summary>The session, live or ended, or null.</summary>
    public Task<Session?> FindAsync(string companyId, string sessionId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<Session>(ById, new { companyId, sessionId }, cancellationToken);

    /// <summary>Several sessions of a company; what is none of its is left out.</summary>
    public Task<IReadOnlyList<Session>> FindAsync(string companyId, IReadOnlyCollection<string> sessionIds, CancellationToken cancellationToken) =>
        database.QueryAsync<Session>(
            $"{Select} where s.company_id = @companyId and s.session_id in @sessionIds limit @limit",
            new { companyId, sessionIds, limit = sessionIds.Count },
            cancellationToken);

    public Task<Session?> FindAsync(WriteScope scope, string companyId, string sessionId) =>
        scope.FirstOrDefaultAsync<Session>(ById, new { companyId, sessionId });

    /// <summary>
    /// Live sessions that hold, the newest first: those of the company for a global manager, else those in which the viewer is logged in;
    /// of users whose names match <paramref name="userPattern"/>.
    /// </summary>
    public Task<IReadOnlyList<Session>> LiveAsync(
        Account viewer, string userPattern, string? beforeId, int limit, long now, CancellationToken cancellationToken) =>
        database.QueryAsync<Session>(
            $"""
            {Select}
             where s.company_id = @companyId and s.ended_at is null and s.expires_at > @now and {Holds}
               and (@userId is null or s.user_id = @userId) and u.search_key like @userPattern escape '\'
               and (@beforeId is null or s.session_id < @beforeId)
             order by s.session_id desc
             limit @limit
            """,
            new { companyId = viewer.CompanyId, userId = viewer.Role == Role.GlobalManager ? null : viewer.UserId, userPattern, beforeId, limit, now },
            cancellationToken);

    /// <summary>Id of the live session of that creator for that user, whose row is held for this transaction.</summary>
    public Task<string?> FindLiveAsync(WriteScope scope, string companyId, string creatorId, string userId) =>
        scope.FirstOrDefaultAsync<string>(
            $"""
            select session_id
              from integration_sessions
             where company_id = @companyId and creator_id = @creatorId and user_id = @userId and ended_at is null{scope.Dialect.ForUpdate}
            """,
            new { companyId, creatorId, userId });

    /// <summary>Adds a session. Another live one of the same creator and user is a unique violation: the write runs again and finds it.</summary>
    public Task AddAsync(WriteScope scope, Account creator, string sessionId, string userId, long createdAt, long expiresAt) => scope.ExecuteAsync(
        """
        insert into integration_sessions (company_id, session_id, user_id, creator_id, created_by, created_at, expires_at, creator_stamp)
        values (@companyId, @sessionId, @userId, @creatorId, @createdBy, @createdAt, @expiresAt, @creatorStamp)
        """,
        new
        {
            companyId = creator.CompanyId,
            sessionId,
            userId,
            creatorId = creator.UserId,
            createdBy = creator.SignInName,
            createdAt,
            expiresAt,
            creatorStamp = creator.SecurityStamp,
        });

    /// <summary>Gives a session its stretch of the log: from <paramref name="sequence"/>, and a cursor before it that has seen nothing.</summary>
    public async Task StartAtAsync(WriteScope scope, string companyId, string sessionId, long sequence)
    {
        await scope.ExecuteAsync(
            "update integration_sessions set first_sequence = @sequence where company_id = @companyId and session_id = @sessionId",
            new { companyId, sessionId, sequence });
        await scope.ExecuteAsync(
            """
            insert into callback_cursors (company_id, session_id, low_water, last_visible, acknowledged, delivered_sequence,
                                          pulled_through, ending, closed, epoch)
            values (@companyId, @sessionId, @before, 0, '', 0, 0, false, false, 0)
            """,
            new { companyId, sessionId, before = sequence - 1 });
    }

    public Task RenewAsync(WriteScope scope, string companyId, string sessionId, long createdAt, long expiresAt) => scope.ExecuteAsync(
        """
        update integration_sessions set created_at = @createdAt, expires_at = @expiresAt, warned_at = null, presence_due = true
         where company_id = @companyId and session_id = @sessionId
        """,
        new { companyId, sessionId, createdAt, expiresAt });

    /// <summary>
    /// Ends the session; false when it has been ended already, is not there, or is to expire and has been renewed meanwhile. One expires only where the
    /// database's clock says so, too: a node whose own is ahead must not end everybody's.
    /// </summary>
    public async Task<bool> EndAsync(WriteScope scope, string companyId, string sessionId, EndReason reason, long now) =>
        await scope.ExecuteAsync(
            $"""
            update integration_sessions set ended_at = @now, end_reason = @reason, presence_due = true
             where company_id = @companyId and session_id = @sessionId and ended_at is null
               and (not @expired or (expires_at <= @now and expires_at <= {scope.Dialect.NowMilliseconds}))
            """,
            new { companyId, sessionId, reason = EnumText.Of(reason), expired = reason == EndReason.Expired, now }) == 1;

    public Task EndAtAsync(WriteScope scope, string companyId, string sessionId, long sequence) => scope.ExecuteAsync(
        "update integration_sessions set end_sequence = @sequence where company_id = @companyId and session_id = @sessionId",
        new { companyId, sessionId, sequence });

    /// <summary>Takes note that the client is warned of this expiry; false when it was already, or the session is renewed or ended.</summary>
    public async Task<bool> WarnAsync(WriteScope scope, Session session, long now) =>
        await scope.ExecuteAsync(
            """
            update integration_sessions set warned_at = @now
             where company_id = @CompanyId and session_id = @SessionId and expires_at = @ExpiresAt and warned_at is null and ended_at is null
            """,
            new { session.CompanyId, session.SessionId, session.ExpiresAt, now }) == 1;

    /// <summary>Sessions that go by the creator's security stamp <paramref name="old"/> go by another one.</summary>
    public Task FollowStampAsync(WriteScope scope, string companyId, string creatorId, string old, string stamp) => scope.ExecuteAsync(
        """
        update integration_sessions set creator_stamp = @stamp
         where company_id = @companyId and creator_id = @creatorId and creator_stamp = @old and ended_at is null
        """,
        new { companyId, creatorId, old, stamp });

    /// <summary>Sessions of all companies whose time is over, the longest overdue first.</summary>
    public Task<IReadOnlyList<Session>> ExpiredAsync(long now, CancellationToken cancellationToken) => database.QueryAsync<Session>(
        $"""
        {Select}
         where s.ended_at is null and s.expires_at <= @now and s.expires_at <= {database.Dialect.NowMilliseconds}
         order by s.expires_at, s.company_id
         limit @limit
        """,
        new { now, limit = MostPerSweep },
        cancellationToken);

    /// <summary>Sessions of all companies that expire by <paramref name="until"/> and whose clients have not been told.</summary>
    public Task<IReadOnlyList<Session>> UnwarnedAsync(long until, long shortest, CancellationToken cancellationToken) => database.QueryAsync<Session>(
        $"""
        {Select}
         where s.ended_at is null and s.warned_at is null and s.expires_at <= @until and s.expires_at - s.created_at > @shortest
           and s.expires_at <= {database.Dialect.NowMilliseconds} + @shortest
         order by s.expires_at, s.company_id
         limit @limit
        """,
        new { until, shortest, limit = MostPerSweep },
        cancellationToken);

    /// <summary>Live sessions that hold no more, of one company, or of all for null.</summary>
    public Task<IReadOnlyList<Session>> RevokedAsync(string? companyId, CancellationToken cancellationToken) => database.QueryAsync<Session>(
        $"""
        {Select}
         where s.ended_at is null and not {Holds} {(companyId is null ? "" : "and s.company_id = @companyId")}
         order by s.company_id, s.session_id
         limit @limit
        """,
        new { companyId, limit = MostPerSweep },
        cancellationToken);
}
