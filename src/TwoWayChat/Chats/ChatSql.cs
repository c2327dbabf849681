namespace TwoWayChat.Chats;

/// <summary>
/// The one way in which chats are read: <c>h</c> the chat, <c>p</c> its property, <c>c</c> the contact, <c>s</c> the sender address, <c>u</c> the assignee.
/// </summary>
internal static class ChatSql
{
    private const string Columns =
        """
        h.company_id, h.chat_id, h.property_id, p.name as property_name, p.collision, p.assignment, p.assignment_limit,
        p.is_open as property_open, p.hours_change_at, h.contact_id, coalesce(nullif(h.contact_address, ''), c.address) as contact_address,
        coalesce(nullif(h.contact_address_type, ''), c.address_type) as contact_address_type, c.first_name, c.last_name, c.email, c.external_id as contact_external_id,
        c.language as contact_language, c.consent as contact_consent, c.tags as contact_tags, c.attributes as contact_attributes,
        c.version as contact_version,
        h.sender_address_id, s.address as sender_address, s.gateway, h.status, h.assigned_to, u.display_name as assignee_name,
        h.started_by, h.started_at, h.routing, h.keyword, h.ended_at, h.end_reason, h.message_count, h.inbound_count, h.outbound_count,
        h.first_reply_at, h.last_activity_at, h.last_message_id, h.waiting_since, h.alert_level,
        (select string_agg(t.tag, ',') from chat_tags t where t.company_id = h.company_id and t.chat_id = h.chat_id) as tag_list
        """;

    private const string Joins =
        """
        join properties p on p.company_id = h.company_id and p.property_id = h.property_id
        join contacts c on c.company_id = h.company_id and c.contact_id = h.contact_id
        join sender_addresses s on s.company_id = h.company_id and s.sender_address_id = h.sender_address_id
        left join users u on u.company_id = h.company_id and u.user_id = h.assigned_to
        """;

    /// <summary>All up to the condition.</summary>
    public const string Select = $"select {Columns} from chats h {Joins}";

    /// <summary>
    /// The same for one viewer, with what <c>@viewerId</c> has read. Given a query for <c>chat_id</c>, of the chats in it, in a condition that begins with
    /// <see cref="Among"/>. SQLite reads what is crossed in that order; and were the company among the query's columns, PostgreSQL would join every
    /// property and sender address to each row by that before it comes to the chats.
    /// </summary>
    public static string SelectForViewer(string? among = null) =>
        $"""
        select {Columns}, coalesce(r.read_inbound, 0) as read_inbound
          from {(among is null ? "" : $"(\n{among}\n) k cross join ")}chats h
        {Joins}
        left join chat_reads r on r.company_id = h.company_id and r.chat_id = h.chat_id and r.user_id = @viewerId
        """;

    /// <summary>Joins the chats to the query that <see cref="SelectForViewer"/> is given.</summary>
    public const string Among = "h.company_id = @companyId and h.chat_id = k.chat_id";

    /// <summary>The row of <see cref="One"/> alone, to be held.</summary>
    public const string Hold = "select chat_id from chats where company_id = @companyId and chat_id = @chatId";

    /// <summary>One chat, by <c>@companyId</c> and <c>@chatId</c>.</summary>
    public const string One = $"{Select} where h.company_id = @companyId and h.chat_id = @chatId";
}
