using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Reports;

/// <summary>Counts how things ended: chats, messages on their way, what customers said about being texted.</summary>
internal sealed class OutcomeStore(Database database)
{
    private const string Ended =
        """
        count(*) as ended,
        cast(sum(case when h.first_reply_at is not null then 1 else 0 end) as bigint) as handled,
        cast(sum(case when h.first_reply_at is not null then h.ended_at - h.first_reply_at end) as bigint) as time
        """;

    private const string WhereEnded = "h.company_id = @companyId and h.ended_at is not null and h.ended_at >= @from and h.ended_at < @to";

    private const string Outbound = "m.direction = 'OUTBOUND' and m.created_at >= @from and m.created_at < @to";

    /// <summary>Chats that ended in the range, by property.</summary>
    public Task<IReadOnlyList<EndedRow>> EndedAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) => database.QueryAsync<EndedRow>(
        $"""
        select h.property_id as id, p.name as name, {Ended}
          from chats h
          join properties p on p.company_id = h.company_id and p.property_id = h.property_id
         where {WhereEnded} and {ReportSql.Seen(viewer, filter)}
         group by h.property_id, p.name
         order by p.name, h.property_id
         limit @Most
        """,
        ReportSql.Parameters(viewer, filter),
        cancellationToken);

    /// <summary>The same by whose they were.</summary>
    public Task<IReadOnlyList<EndedRow>> EndedByAgentAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) =>
        database.QueryAsync<EndedRow>(
            $"""
            select u.user_id as id, u.display_name as name, {Ended}
              from chats h
              join users u on u.company_id = h.company_id and u.user_id = h.assigned_to
             where {WhereEnded} and {ReportSql.Seen(viewer, filter)}
             group by u.user_id, u.display_name
             order by u.display_name, u.user_id
             limit @Most
            """,
            ReportSql.Parameters(viewer, filter),
            cancellationToken);

    /// <summary>Templates in use, the most used first.</summary>
    public Task<IReadOnlyList<TemplateRow>> TemplatesAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) =>
        database.QueryAsync<TemplateRow>(
            $"""
            select t.template_id as id, t.name as name, count(*) as sent, count(distinct m.author_id) as users
              from chats h
              join messages m on m.company_id = h.company_id and m.chat_id = h.chat_id
              join templates t on t.company_id = m.company_id and t.template_id = m.template_id
             where {ReportSql.Active} and {Outbound} and {ReportSql.Seen(viewer, filter)}
             group by t.template_id, t.name
             order by sent desc, t.name, t.template_id
             limit @Most
            """,
            ReportSql.Parameters(viewer, filter),
            cancellationToken);

    /// <summary>Messages to customers, by gateway and state.</summary>
    public Task<IReadOnlyList<DeliveryRow>> DeliveryAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) =>
        database.QueryAsync<DeliveryRow>(
            $"""
            select m.gateway, m.state, count(*) as messages, cast(sum(m.segments) as bigint) as segments
              from chats h
              join messages m on m.company_id = h.company_id and m.chat_id = h.chat_id
             where {ReportSql.Active} and {Outbound} and {ReportSql.Seen(viewer, filter)}
             group by m.gateway, m.state
             order by m.gateway, m.state
             limit @Most
            """,
            ReportSql.Parameters(viewer, filter),
            cancellationToken);

    /// <summary>
    /// Numbers that opted out (or were blocked) and in; with a user, by that user's doing. Entries that a merge made repeat what was said before.
    /// </summary>
    public Task<IReadOnlyList<ConsentRow>> ConsentAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) =>
        database.QueryAsync<ConsentRow>(
            $"""
            select e.property_id,
                   count(distinct case when e.state in ('OPTED_OUT', 'BLOCKED') then e.address end) as opt_outs,
                   count(distinct case when e.state = 'OPTED_IN' then e.address end) as opt_ins
              from consent_entries e
             where e.company_id = @companyId and e.created_at >= @from and e.created_at < @to and e.source <> 'MERGE'
               and {ReportSql.Seen(viewer, filter, "e", "actor_id")}
             group by e.property_id
             limit @Most
            """,
            ReportSql.Parameters(viewer, filter),
            cancellationToken);
}
