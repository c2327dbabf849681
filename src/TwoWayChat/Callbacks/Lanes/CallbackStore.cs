using System.Data.Common;
using TwoWayChat.Data;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>SQL of cursors, lanes, endpoints, attempts and parked events.</summary>
internal sealed class CallbackStore(Database database)
{
    private const int MostTried = 20_000;
    private const int MostSessions = 200_000;
    private const int MostCompanies = 200_000;

    /// <summary>Cursors of the company that are not closed.</summary>
    public Task<IReadOnlyList<CursorRow>> OpenCursorsAsync(string companyId, CancellationToken cancellationToken) =>
        CursorsAsync(companyId, null, cancellationToken);

    /// <summary>What open sessions have not got and was tried since <paramref name="from"/>, epoch milliseconds, in vain; replays aside.</summary>
    public Task<IReadOnlyList<TriedRow>> TriedAsync(string companyId, long from, CancellationToken cancellationToken) => database.QueryAsync<TriedRow>(
        $"""
        select a.session_id, a.sequence, max(a.attempt) as attempts,
               sum(case when a.outcome = 'REFUSED' then 1 else 0 end) as refusals
          from callback_attempts a
          join callback_cursors c on c.company_id = a.company_id and c.session_id = a.session_id
          left join callback_lanes l on l.company_id = c.company_id
         where a.company_id = @companyId and a.attempt_id >= @first and a.outcome <> 'DELIVERED' and not a.replay
           and not c.closed and {CursorStore.Mark} < a.sequence
         group by a.session_id, a.sequence
         limit @limit
        """,
        new { companyId, first = Ids.From(from), limit = MostTried },
        cancellationToken);

    /// <summary>The open cursor of one session, or null.</summary>
    public async Task<CursorRow?> OpenCursorAsync(string companyId, string sessionId, CancellationToken cancellationToken) =>
        await CursorsAsync(companyId, sessionId, cancellationToken) is [var cursor] ? cursor : null;

    /// <summary>
    /// Companies with open cursors whose lane nobody owns now, or this node does; in their order, so that nodes which take them over at once do not wait
    /// for each other crosswise.
    /// </summary>
    public Task<IReadOnlyList<string>> CompaniesToServeAsync(string owner, CancellationToken cancellationToken) => database.QueryAsync<string>(
        $"""
        select k.company_id
          from companies k
          left join callback_lanes l on l.company_id = k.company_id
         where exists (select 1 from callback_cursors c where c.company_id = k.company_id and not c.closed)
           and (@exclusive or l.company_id is null or l.owner = @owner or l.lease_until < {database.Dialect.NowMilliseconds})
         order by k.company_id
         limit @most
        """,
        new { owner, most = MostCompanies, exclusive = database.IsExclusive },
        cancellationToken);

    /// <summary>
    /// Takes the lane when it is free, its lease has run out, or it is this node's already; the new epoch, or null while somebody else holds it.
    /// </summary>
    public Task<long?> AcquireAsync(string companyId, string owner, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            companyId,
            scope => scope.FirstOrDefaultAsync<long?>(
                $"""
                insert into callback_lanes (company_id, owner, epoch, lease_until)
                values (@companyId, @owner, 1, {scope.Dialect.NowMilliseconds} + @lease)
                on conflict (company_id) do update
                   set owner = excluded.owner, epoch = callback_lanes.epoch + 1, lease_until = excluded.lease_until
                 where @exclusive or callback_lanes.owner = excluded.owner or callback_lanes.lease_until < {scope.Dialect.NowMilliseconds}
                returning epoch
                """,
                new { companyId, owner, lease = (long)lease.TotalMilliseconds, exclusive = database.IsExclusive }),
            cancellationToken);

    /// <summary>
    /// Renews all lanes of this node in one statement; the epochs by company of those it still owns. With several nodes it goes on a connection of its
    /// own: behind other writes it might come too late, and the node would lose every lane. Lanes are locked in the order of the companies, as by
    /// <see cref="FlushStore"/>.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, long>> RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var sql =
            $"""
            update callback_lanes set lease_until = {database.Dialect.NowMilliseconds} + @lease
             where company_id in (select company_id from callback_lanes
                                   where owner = @owner and lease_until >= {database.Dialect.NowMilliseconds}
                                   order by company_id{database.Dialect.ForUpdate})
            returning company_id, epoch
            """;
        var values = new { owner, lease = (long)lease.TotalMilliseconds };
        var rows = database.IsExclusive
            ? await database.WriteAsync("", scope => scope.QueryAsync<LaneRow>(sql, values), cancellationToken)
            : await AgainAsync(() => database.QueryAsync<LaneRow>(sql, values, cancellationToken));
        return rows.ToDictionary(row => row.CompanyId, row => row.Epoch, StringComparer.Ordinal);
    }

    /// <summary>
    /// All writers lock lanes in one order. Whoever does not (a node of another version, somebody at the database) is gone on by the time that a renewal has
    /// lost a deadlock to it.
    /// </summary>
    private async Task<T> AgainAsync<T>(Func<Task<T>> statement)
    {
        try
        {
            return await statement();
        }
        catch (DbException deadlock) when (database.Dialect.IsRetryable(deadlock))
        {
            return await statement();
        }
    }

    /// <summary>Who owns the company's lane; null where nobody does.</summary>
    public Task<LaneOwner?> OwnerAsync(string companyId, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<LaneOwner>(
        $"select owner, epoch, lease_until from callback_lanes where company_id = @companyId and lease_until >= {database.Dialect.NowMilliseconds}",
        new { companyId },
        cancellationToken);

    /// <summary>Hands the lane over: anybody may take it from now on.</summary>
    public Task ReleaseAsync(string companyId, string owner, long epoch, CancellationToken cancellationToken) => database.WriteAsync(
        companyId,
        scope => scope.ExecuteAsync(
            "update callback_lanes set lease_until = 0 where company_id = @companyId and owner = @owner and epoch = @epoch",
            new { companyId, owner, epoch }),
        cancellationToken);

    /// <summary>What was stored of the endpoint's health, or null.</summary>
    public Task<EndpointRow?> EndpointAsync(string companyId, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<EndpointRow>(
        """
        select breaker, failing_since, last_success_at, last_error, misconfigured, updated_at
          from callback_endpoints where company_id = @companyId
        """,
        new { companyId },
        cancellationToken);

    /// <summary>How many sessions of the company are served.</summary>
    public Task<long> CountOpenAsync(string companyId, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<long>(
        "select count(*) from callback_cursors where company_id = @companyId and not closed", new { companyId }, cancellationToken);

    /// <summary>Whether the owner of the lane has seen the session's end, or needs not see it: no lane is owned, or the cursor is closed.</summary>
    public async Task<bool> EndConfirmedAsync(string companyId, string sessionId, CancellationToken cancellationToken) =>
        await database.FirstOrDefaultAsync<long?>(
            $"""
            select 1 from callback_cursors c
             where c.company_id = @companyId and c.session_id = @sessionId and not c.closed and not c.ending
               and exists (select 1 from callback_lanes l
                            where l.company_id = @companyId and l.lease_until >= {database.Dialect.NowMilliseconds})
            """,
            new { companyId, sessionId },
            cancellationToken) is null;

    // One session is asked for by a text of its own: a condition that holds for all of them would read them all.
    private Task<IReadOnlyList<CursorRow>> CursorsAsync(string companyId, string? sessionId, CancellationToken cancellationToken) =>
        database.QueryAsync<CursorRow>(
            $"""
            select c.session_id, s.user_id, {CursorStore.Mark} as low_water, c.idle, c.last_visible, c.acknowledged, c.delivered_sequence, c.pulled_through, c.paused,
                   s.ended_at is not null as ended
              from callback_cursors c
              left join callback_lanes l on l.company_id = c.company_id
              join integration_sessions s on s.company_id = c.company_id and s.session_id = c.session_id
             where c.company_id = @companyId and not c.closed {(sessionId is null ? "" : "and c.session_id = @sessionId")}
             order by c.session_id
             limit @most
            """,
            new { companyId, sessionId, most = MostSessions },
            cancellationToken);
}
