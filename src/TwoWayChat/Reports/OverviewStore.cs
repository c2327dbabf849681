using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Reports;

/// <summary>Counts chats and messages that the viewer may see.</summary>
internal sealed class OverviewStore(Database database)
{
    private const string Volume =
        """
        cast(sum(case when m.direction = 'INBOUND' then 1 else 0 end) as bigint) as received,
        cast(sum(case when m.direction = 'OUTBOUND' then 1 else 0 end) as bigint) as sent
        """;

    private const string Outcome =
        """
        cast(sum(case when m.direction = 'OUTBOUND' and m.state = 'DELIVERED' then 1 else 0 end) as bigint) as delivered,
        cast(sum(case when m.direction = 'OUTBOUND' and m.state in ('FAILED', 'EXPIRED', 'BLOCKED') then 1 else 0 end) as bigint) as failed
        """;

    private const string Within = "m.created_at >= @from and m.created_at < @to";

    public Task<IReadOnlyList<OpenRow>> OpenAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) => database.QueryAsync<OpenRow>(
        $"""
        select h.property_id, p.name as property_name, count(*) as open,
               cast(sum(case when h.assigned_to is null then 1 else 0 end) as bigint) as unassigned,
               cast(sum(case when h.waiting_since is not null then 1 else 0 end) as bigint) as waiting,
               cast(sum(case when h.waiting_since is not null and h.first_reply_at is null then 1 else 0 end) as bigint) as unanswered,
               min(h.waiting_since) as waiting_since
          from chats h
          join properties p on p.company_id = h.company_id and p.property_id = h.property_id
         where h.company_id = @companyId and h.status = 'OPEN' and {ReportSql.Seen(viewer, filter)}
         group by h.property_id, p.name
         order by p.name, h.property_id
         limit @Most
        """,
        ReportSql.Parameters(viewer, filter),
        cancellationToken);

    public Task<IReadOnlyList<HourRow>> HoursAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) =>
        database.QueryAsync<HourRow>(
            $"""
            select (m.created_at - @offset) / 3600000 * 3600000 + @offset as at, {Volume}
              from chats h
              join messages m on m.company_id = h.company_id and m.chat_id = h.chat_id
             where {ReportSql.Active} and {Within} and {ReportSql.Seen(viewer, filter)}
             group by (m.created_at - @offset) / 3600000
             order by at
             limit @Most
            """,
            ReportSql.Parameters(viewer, filter),
            cancellationToken);

    public Task<IReadOnlyList<VolumeRow>> VolumeAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) =>
        database.QueryAsync<VolumeRow>(
        $"""
        select h.property_id, p.name as property_name, {Volume}, {Outcome}
          from chats h
          join properties p on p.company_id = h.company_id and p.property_id = h.property_id
          join messages m on m.company_id = h.company_id and m.chat_id = h.chat_id
         where {ReportSql.Active} and {Within} and {ReportSql.Seen(viewer, filter)}
         group by h.property_id, p.name
         order by p.name, h.property_id
         limit @Most
        """,
        ReportSql.Parameters(viewer, filter),
        cancellationToken);

    public Task<IReadOnlyList<ResponseRow>> ResponsesAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) =>
        database.QueryAsync<ResponseRow>(
            $"""
            select h.property_id as id, p.name as name, count(*) as started,
                   cast(sum(case when h.started_by = 'END_USER' and h.first_reply_at is not null then 1 else 0 end) as bigint) as answered,
                   cast(sum(case when h.started_by = 'END_USER' then h.first_reply_at - h.started_at end) as bigint) as time
              from chats h
              join properties p on p.company_id = h.company_id and p.property_id = h.property_id
             where {ReportSql.Active} and h.started_at >= @from and h.started_at < @to and {ReportSql.Seen(viewer, filter)}
             group by h.property_id, p.name
             order by p.name, h.property_id
             limit @Most
            """,
            ReportSql.Parameters(viewer, filter),
            cancellationToken);

    /// <summary>The same by who gave the first answer.</summary>
    public Task<IReadOnlyList<ResponseRow>> ResponsesByAgentAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) =>
        database.QueryAsync<ResponseRow>(
            $"""
            select u.user_id as id, u.display_name as name, count(*) as started, count(*) as answered,
                   cast(sum(h.first_reply_at - h.started_at) as bigint) as time
              from chats h
              join messages m on m.company_id = h.company_id and m.chat_id = h.chat_id and m.created_at = h.first_reply_at and m.direction = 'OUTBOUND'
              join users u on u.company_id = m.company_id and u.user_id = m.author_id
             where {ReportSql.Active} and h.started_at >= @from and h.started_at < @to and h.started_by = 'END_USER' and {ReportSql.Seen(viewer, filter)}
             group by u.user_id, u.display_name
             limit @Most
            """,
            ReportSql.Parameters(viewer, filter),
            cancellationToken);

    public Task<IReadOnlyList<AgentRow>> AgentsAsync(Account viewer, ReportFilter filter, CancellationToken cancellationToken) => database.QueryAsync<AgentRow>(
        $"""
        select u.user_id, u.display_name as name, count(distinct m.chat_id) as chats, count(*) as sent
          from chats h
          join messages m on m.company_id = h.company_id and m.chat_id = h.chat_id and m.direction = 'OUTBOUND'
          join users u on u.company_id = m.company_id and u.user_id = m.author_id
         where {ReportSql.Active} and {Within} and {ReportSql.Seen(viewer, filter)}
         group by u.user_id, u.display_name
         order by sent desc, u.display_name, u.user_id
         limit @Most
        """,
        ReportSql.Parameters(viewer, filter),
        cancellationToken);
}
