using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>What is read and moved of the cursors while nobody owns them.</summary>
internal sealed class CursorStore(Database database)
{
    /// <summary>
    /// How far everything is done for the session of a cursor <c>c</c>, whose lane is <c>l</c>, if there is one: an idle session goes by the mark that all
    /// idle sessions of the lane share.
    /// </summary>
    public const string Mark = "case when c.idle and l.idle_through > c.low_water then l.idle_through else c.low_water end";

    public Task<IReadOnlyList<CursorPosition>> FindAsync(
        string companyId, IReadOnlyCollection<string> sessionIds, CancellationToken cancellationToken) => database.QueryAsync<CursorPosition>(
        $"""
        select c.session_id, {Mark} as low_water, c.acknowledged, c.delivered_sequence, c.pulled_through, c.paused
          from callback_cursors c
          left join callback_lanes l on l.company_id = c.company_id
         where c.company_id = @companyId and c.session_id in @sessionIds
         limit @limit
        """,
        new { companyId, sessionIds, limit = sessionIds.Count },
        cancellationToken);

    /// <summary>How many events the session sees after <paramref name="after"/>; <paramref name="most"/> where they are more.</summary>
    public Task<long> CountAsync(Session session, Sight sight, long after, int most, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<long>(
            $"""
            select count(*)
              from (select 1
                      from events e
                     where e.company_id = @CompanyId and e.sequence > @after and e.sequence >= @FirstSequence and e.sequence <= @end
                       and (e.session_id = @SessionId or (e.session_id is null and {Shared(sight)}))
                     limit @most) as seen
            """,
            new
            {
                session.CompanyId,
                session.SessionId,
                session.FirstSequence,
                after,
                most,
                end = session.EndSequence ?? long.MaxValue,
                types = sight.Types?.ToArray(),
                propertyIds = sight.Account?.PropertyIds.ToArray(),
                viewerId = sight.Account?.UserId,
            },
            cancellationToken);

    /// <summary>The last event up to <paramref name="through"/> that the session sees; null where there is none, or it is no longer kept.</summary>
    public Task<long?> LastSeenAsync(Session session, Sight sight, long through, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<long?>(
            $"""
            select e.sequence
              from events e
             where e.company_id = @CompanyId and e.sequence <= @through and e.sequence >= @FirstSequence
               and (e.session_id = @SessionId or (e.session_id is null and {Shared(sight)}))
             order by e.sequence desc
             limit 1
            """,
            new
            {
                session.CompanyId,
                session.SessionId,
                session.FirstSequence,
                through,
                types = sight.Types?.ToArray(),
                propertyIds = sight.Account?.PropertyIds.ToArray(),
                viewerId = sight.Account?.UserId,
            },
            cancellationToken);

    /// <summary>The oldest event that the session sees and its cursor has not got done.</summary>
    public Task<WaitingEvent?> OldestAsync(Session session, Sight sight, CursorPosition cursor, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<WaitingEvent>(
            $"""
            select e.sequence, e.type, e.occurred_at
              from events e
             where e.company_id = @CompanyId and e.sequence > @Done and e.sequence >= @FirstSequence and e.sequence not in @acknowledged
               and (e.session_id = @SessionId or (e.session_id is null and {Shared(sight)}))
             order by e.sequence
             limit 1
            """,
            new
            {
                session.CompanyId,
                session.SessionId,
                session.FirstSequence,
                cursor.Done,
                acknowledged = cursor.AcknowledgedAbove.ToArray(),
                types = sight.Types?.ToArray(),
                propertyIds = sight.Account?.PropertyIds.ToArray(),
                viewerId = sight.Account?.UserId,
            },
            cancellationToken);

    /// <summary>
    /// The oldest sequence that is still kept, where the session may have lost something between <paramref name="after"/> and it; null where it has not:
    /// all is there, or the session lives, had acknowledged what it saw, and whoever removed the rest found nothing that it sees (an entry among the parked
    /// events says so otherwise).
    /// </summary>
    public Task<long?> KeptFromAsync(Session session, long after, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<long?>(
        """
        select k.kept
          from (select coalesce((select min(e.sequence) from events e where e.company_id = @CompanyId),
                                (select h.sequence + 1 from event_heads h where h.company_id = @CompanyId)) as kept) k
         where k.kept - 1 > @after
           and (exists (select 1 from parked_callbacks p
                         where p.company_id = @CompanyId and p.session_id = @SessionId and p.sequence > @after and p.error = 'NO_LONGER_KEPT')
                or @ended
                or not exists (select 1 from callback_cursors c
                                where c.company_id = @CompanyId and c.session_id = @SessionId and not c.closed
                                  and c.delivered_sequence <= @after and c.pulled_through <= @after))
        """,
        new { session.CompanyId, session.SessionId, after, ended = session.EndedAt is not null },
        cancellationToken);

    /// <summary>A pulling client has got as far as <paramref name="sequence"/>; false where it had before.</summary>
    public async Task<bool> PulledAsync(WriteScope scope, string companyId, string sessionId, long sequence) =>
        await scope.ExecuteAsync(
            """
            update callback_cursors set pulled_through = @sequence
             where company_id = @companyId and session_id = @sessionId and pulled_through < @sequence
            """,
            new { companyId, sessionId, sequence }) > 0;

    /// <summary><c>Sight.Sees</c> as SQL, for events that are nobody's own.</summary>
    private static string Shared(Sight sight) => sight.Account is not { } account
        ? "1 = 0"
        : $"{(sight.Types is null ? "1 = 1" : "e.type in @types")} and {Access.EventSql(account, "e")}";
}
