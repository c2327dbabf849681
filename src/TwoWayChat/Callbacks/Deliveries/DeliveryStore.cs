using TwoWayChat.Data;

namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>Reads the delivery log.</summary>
internal sealed class DeliveryStore(Database database)
{
    /// <summary>An attempt has its id, which tells the second, at most so long before it starts, milliseconds.</summary>
    private const long Slack = 2000;

    private const string Columns =
        """
        company_id, attempt_id, session_id, sequence, event_id, event_type, attempt, started_at, duration_ms, outcome, status, error, answer,
               previous_sequence, replay
        """;

    private const string Select =
        $"""
        select {Columns}
          from callback_attempts
        """;

    /// <summary>
    /// Attempts at what happened to a chat, all of them before any is left out: else PostgreSQL would read the whole log from its end for a page. The bounds
    /// are those of the indexes <c>events_of_chats</c> and <c>events_of_messages</c>.
    /// </summary>
    private const string OfChat =
        $"""
        with of_chat as materialized (
            {Select}
             where company_id = @companyId and sequence in (
                   select sequence from events where company_id = @companyId and subject = @ChatId and type >= 'chat' and type < 'chau'
                   union all
                   select sequence from events where company_id = @companyId and subject = @ChatId and type >= 'message' and type < 'messagf')
        )
        select {Columns}
          from of_chat
        """;

    /// <summary>Attempts of the company, the newest first, from before the one with the id <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<AttemptRow>> ListAsync(
        string companyId, DeliveryFilter filter, string? before, int limit, CancellationToken cancellationToken) =>
        database.QueryAsync<AttemptRow>(
            $"""
            {(filter.ChatId is null ? Select : OfChat)}
             where company_id = @companyId {Conditions(filter, before)}
             order by attempt_id desc
             limit @limit
            """,
            new
            {
                companyId,
                filter.SessionId,
                filter.ChatId,
                filter.EventId,
                filter.Sequence,
                filter.Type,
                filter.Outcome,
                filter.Status,
                filter.From,
                filter.To,
                first = Ids.From((filter.From ?? 0) - Slack),
                end = Ids.From((filter.To ?? 0) + Slack),
                before,
                limit,
            },
            cancellationToken);

    /// <summary>What an id is the id of, as far as attempts are found by it: a chat, else an event, else (or if there is no such thing) a session.</summary>
    public async Task<NamedThing> WhatIsAsync(string companyId, string id, CancellationToken cancellationToken) =>
        EnumText.Parse<NamedThing>((await database.FirstOrDefaultAsync<string>(
            """
            select case when exists (select 1 from events where company_id = @companyId and subject = @id and type >= 'chat' and type < 'chau') then 'CHAT'
                        when exists (select 1 from callback_attempts where company_id = @companyId and event_id = @id) then 'EVENT'
                        else 'SESSION' end
            """,
            new { companyId, id },
            cancellationToken))!);

    /// <summary>Attempts since <paramref name="from"/>, counted by stretches of <paramref name="length"/> milliseconds.</summary>
    public Task<IReadOnlyList<AttemptCount>> CountAsync(
        string companyId, long from, long length, int limit, CancellationToken cancellationToken) => database.QueryAsync<AttemptCount>(
        """
        select started_at / @length as bar,
               sum(case when outcome = 'DELIVERED' then 1 else 0 end) as delivered,
               sum(case when outcome = 'DELIVERED' then 0 else 1 end) as failed
          from callback_attempts
         where company_id = @companyId and attempt_id >= @first and started_at >= @from
         group by started_at / @length
         order by bar
         limit @limit
        """,
        new { companyId, first = Ids.From(from), from, length, limit },
        cancellationToken);

    /// <summary>One attempt, or null.</summary>
    public Task<AttemptRow?> FindAsync(string companyId, string attemptId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<AttemptRow>(
            $"""
            {Select}
             where company_id = @companyId and attempt_id = @attemptId
            """,
            new { companyId, attemptId },
            cancellationToken);

    /// <summary>The last attempt that a session's own traffic made at an event, or null.</summary>
    public Task<AttemptRow?> LastAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<AttemptRow>(
            $"""
            {Select}
             where company_id = @companyId and session_id = @sessionId and sequence = @sequence and not replay
             order by attempt_id desc
             limit 1
            """,
            new { companyId, sessionId, sequence },
            cancellationToken);

    /// <summary>What is parked for the session, the oldest first, from beyond <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<ParkedRow>> ParkedAsync(
        string companyId, string sessionId, long after, int limit, CancellationToken cancellationToken) => database.QueryAsync<ParkedRow>(
        """
        select p.sequence, e.event_id, e.type, p.parked_at, p.attempts, p.status, p.error
          from parked_callbacks p
          left join events e on e.company_id = p.company_id and e.sequence = p.sequence
         where p.company_id = @companyId and p.session_id = @sessionId and p.sequence > @after
         order by p.sequence
         limit @limit
        """,
        new { companyId, sessionId, after, limit },
        cancellationToken);

    /// <summary>Only what is asked for, and failures in the very words of their index: so that the database finds the index that fits.</summary>
    private static string Conditions(DeliveryFilter filter, string? before) => string.Join(' ', new[]
    {
        before is null ? "" : "and attempt_id < @before",
        filter.SessionId is null ? "" : "and session_id = @SessionId",
        filter.EventId is null ? "" : "and event_id = @EventId",
        filter.Sequence is null ? "" : "and sequence = @Sequence",
        filter.Type is null ? "" : "and event_type = @Type",
        filter.Failed ? "and outcome <> 'DELIVERED'" : "",
        filter.Outcome is null ? "" : "and outcome = @Outcome",
        filter.Status is null ? "" : "and status = @Status",
        filter.From is null ? "" : "and attempt_id >= @first and started_at >= @From",
        filter.To is null ? "" : "and attempt_id < @end and started_at < @To",
    });
}
