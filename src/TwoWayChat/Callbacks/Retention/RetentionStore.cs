using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Retention;

/// <summary>Removes old rows, a range of keys at a time in a transaction of its own, so that nobody waits for long behind it.</summary>
internal sealed class RetentionStore(Database database)
{
    /// <summary>Most rows of one transaction.</summary>
    public const int Chunk = 1000;

    /// <summary>What a parked row says of events that went before a session had them.</summary>
    public const string NoLongerKept = "NO_LONGER_KEPT";

    private const int MostCompanies = 100_000;

    /// <summary>What time it is for the database, epoch milliseconds.</summary>
    public Task<long> NowAsync(CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<long>($"select {database.Dialect.NowMilliseconds}", null, cancellationToken);

    /// <summary>Companies by id.</summary>
    public Task<IReadOnlyList<string>> CompaniesAsync(CancellationToken cancellationToken) => database.QueryAsync<string>(
        "select company_id from companies order by company_id limit @limit", new { limit = MostCompanies }, cancellationToken);

    /// <summary>
    /// The last sequence up to which the log's old end lies before <paramref name="before"/>, a chunk at most; null where none does. What a clock that was
    /// wrong has dated after <paramref name="now"/> is as old as what follows it: it would otherwise keep all that comes after it until its time.
    /// </summary>
    public async Task<long?> OldThroughAsync(string companyId, long before, long now, CancellationToken cancellationToken)
    {
        long? end = null; // Of the first page, which is removed where an old row follows it.
        long after = 0;
        IReadOnlyList<AgedRow> page;
        do
        {
            page = await OldestAsync(companyId, after, cancellationToken);
            var aged = page.TakeWhile(row => row.OccurredAt < before || row.OccurredAt > now).ToList();
            if (aged.FindLast(row => row.OccurredAt < before) is { } old)
            {
                return end ?? old.Sequence;
            }

            if (aged.Count < page.Count)
            {
                return null;
            }

            after = page.Count > 0 ? page[^1].Sequence : after;
            end ??= after;
        }
        while (page.Count == Chunk);
        return null;
    }

    /// <summary>Live sessions whose cursor has not passed <paramref name="through"/>, by id from after <paramref name="afterId"/>; a chunk at most.</summary>
    public Task<IReadOnlyList<string>> BehindAsync(string companyId, long through, string afterId, CancellationToken cancellationToken) =>
        database.QueryAsync<string>(
            $"""
            select c.session_id
              from callback_cursors c
              left join callback_lanes l on l.company_id = c.company_id
             where c.company_id = @companyId and c.session_id > @afterId and not c.closed and {CursorStore.Mark} < @through and c.pulled_through < @through
             order by c.session_id
             limit @limit
            """,
            new { companyId, through, afterId, limit = Chunk },
            cancellationToken);

    /// <summary>Sessions that ended before <paramref name="before"/> and are served no more, a chunk at most.</summary>
    public Task<IReadOnlyList<string>> EndedAsync(string companyId, long before, CancellationToken cancellationToken) => database.QueryAsync<string>(
        """
        select s.session_id
          from integration_sessions s
         where s.company_id = @companyId and s.ended_at is not null and s.ended_at < @before
           and not exists (select 1 from callback_cursors c where c.company_id = s.company_id and c.session_id = s.session_id and not c.closed)
         order by s.ended_at
         limit @limit
        """,
        new { companyId, before, limit = Chunk },
        cancellationToken);

    /// <summary>Removes sessions with all that is theirs alone.</summary>
    public Task RemoveSessionsAsync(string companyId, IReadOnlyCollection<string> sessionIds, CancellationToken cancellationToken) => database.WriteAsync(
        companyId,
        async scope =>
        {
            var theirs = new { companyId, sessionIds };
            await scope.ExecuteAsync("delete from callback_orders where company_id = @companyId and session_id in @sessionIds", theirs);
            await scope.ExecuteAsync("delete from callback_replays where company_id = @companyId and session_id in @sessionIds", theirs);
            await scope.ExecuteAsync("delete from parked_callbacks where company_id = @companyId and session_id in @sessionIds", theirs);
            await scope.ExecuteAsync("delete from callback_cursors where company_id = @companyId and session_id in @sessionIds", theirs);
            await scope.ExecuteAsync("delete from integration_sessions where company_id = @companyId and session_id in @sessionIds", theirs);
        },
        cancellationToken);

    /// <summary>
    /// Removes the events up to <paramref name="through"/>; <paramref name="losing"/> get an entry among their parked events that says so. What they told of
    /// chats is kept.
    /// </summary>
    public Task<int> RemoveEventsAsync(
        string companyId, long through, IReadOnlyCollection<Session> losing, long now, CancellationToken cancellationToken) => database.WriteAsync(
        companyId,
        async scope =>
        {
            await scope.ExecuteAsync(
                """
                insert into parked_callbacks (company_id, session_id, sequence, parked_at, attempts, status, error)
                values (@companyId, @SessionId, @through, @now, 0, null, @error)
                on conflict (company_id, session_id, sequence) do nothing
                """,
                losing.Select(session => new { companyId, session.SessionId, through, now, error = NoLongerKept }));
            await ChatLines.KeepAsync(scope, companyId, through, Chunk);
            return await scope.ExecuteAsync(
                "delete from events where company_id = @companyId and sequence <= @through", new { companyId, through });
        },
        cancellationToken);

    private Task<IReadOnlyList<AgedRow>> OldestAsync(string companyId, long after, CancellationToken cancellationToken) => database.QueryAsync<AgedRow>(
        "select sequence, occurred_at from events where company_id = @companyId and sequence > @after order by sequence limit @limit",
        new { companyId, after, limit = Chunk },
        cancellationToken);

    /// <summary>Whether there are attempts from before <paramref name="before"/>: a company without costs no write.</summary>
    public async Task<bool> HasAttemptsAsync(string companyId, long before, CancellationToken cancellationToken) =>
        await database.FirstOrDefaultAsync<long?>(
            "select 1 from callback_attempts where company_id = @companyId and attempt_id < @first limit 1",
            new { companyId, first = Ids.From(before) },
            cancellationToken) is not null;

    /// <summary>Removes attempts from before <paramref name="before"/>, a chunk at most; how many.</summary>
    public Task<int> RemoveAttemptsAsync(string companyId, long before, CancellationToken cancellationToken) => database.WriteAsync(
        companyId,
        scope => scope.ExecuteAsync(
            """
            delete from callback_attempts
             where company_id = @companyId and attempt_id in (
                   select attempt_id from callback_attempts
                    where company_id = @companyId and attempt_id < @first
                    order by attempt_id
                    limit @limit)
            """,
            new { companyId, first = Ids.From(before), limit = Chunk }),
        cancellationToken);

    /// <summary>Removes replays that have come to an end, and parked entries, from before <paramref name="before"/>; how many.</summary>
    public Task<int> RemoveEndedAsync(string companyId, long before, CancellationToken cancellationToken) => database.WriteAsync(
        companyId,
        async scope => await scope.ExecuteAsync(
                """
                delete from callback_replays
                 where company_id = @companyId and replay_id in (
                       select r.replay_id
                         from callback_replays r
                         join integration_sessions s on s.company_id = r.company_id and s.session_id = r.session_id
                        where r.company_id = @companyId and r.created_at < @before and (r.status <> 'RUNNING' or s.ended_at is not null)
                        limit @limit)
                """,
                new { companyId, before, limit = Chunk })
            + await scope.ExecuteAsync(
                """
                delete from parked_callbacks
                 where company_id = @companyId and (session_id, sequence) in (
                       select session_id, sequence from parked_callbacks where company_id = @companyId and parked_at < @before limit @limit)
                """,
                new { companyId, before, limit = Chunk }),
        cancellationToken);
}
