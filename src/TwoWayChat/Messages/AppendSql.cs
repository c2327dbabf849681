using TwoWayChat.Chats;

namespace TwoWayChat.Messages;

/// <summary>
/// Appends a message to its chat and reads the chat as it stands then, in one round trip. The update comes first: it locks the row, and with it the
/// message's number. Nothing happens, and no row comes back, where the chat is not open. Parameters are the members of <see cref="Message"/>.
/// </summary>
internal static class AppendSql
{
    private const string OpenChat = "company_id = @CompanyId and chat_id = @ChatId and status = 'OPEN'";
    private const string OpenChatOfJoin = "h.company_id = @CompanyId and h.chat_id = @ChatId and h.status = 'OPEN'";

    private const string Insert =
        $"""
        insert into messages (company_id, message_id, chat_id, number, direction, channel, from_address, to_address, text, encoding, segments,
                              author_type, author_id, author_name, origin, template_id, client_message_id, gateway, provider_message_id, state, attention,
                              created_at, resend_of, media)
        select @CompanyId, @MessageId, chat_id, message_count, @Direction, @Channel, @FromAddress, @ToAddress, @Text, @Encoding, @Segments,
               @AuthorType, @AuthorId, @AuthorName, @Origin, @TemplateId, @ClientMessageId, @Gateway, @ProviderMessageId, @State, @Attention,
               @CreatedAt, @ResendOf, @KeptMedia
          from chats
         where {OpenChat}
        """;

    public static readonly string Inbound =
        $"""
        {CountInbound("@CreatedAt", "@MessageId")}
         where {OpenChat};
        {Insert};
        {ChatSql.Select} where {OpenChatOfJoin}
        """;

    /// <summary>
    /// The same for several texts, each in another chat and none with media, held in the order given. Parameters are the members of
    /// <see cref="Inbound.AppendColumns"/>. The joins are lateral and limited, so that they go by keys whatever the planner takes the tables for;
    /// and they ask for chats that have not ended, or it might take the index of a company's open chats for the shorter way.
    /// </summary>
    public static readonly string ManyInbound =
        $"""
        {CountInbound("i.created_at", "i.message_id")}
          from unnest(@Companies, @Chats, @MessageIds, @Times) as i(company_id, chat_id, message_id, created_at)
         where chats.company_id = i.company_id and chats.chat_id = i.chat_id and chats.status <> 'ENDED';
        insert into messages (company_id, message_id, chat_id, number, direction, channel, from_address, to_address, text, encoding, segments,
                              author_type, author_id, author_name, origin, gateway, provider_message_id, state, attention, created_at)
        select i.company_id, i.message_id, i.chat_id, h.message_count, @Direction, @Channel, i.from_address, i.to_address, i.text, i.encoding, i.segments,
               @AuthorType, i.author_id, i.author_name, @Origin, i.gateway, i.provider_message_id, @State, i.attention, i.created_at
          from unnest(@Companies, @Chats, @MessageIds, @From, @To, @Texts, @Encodings, @Segments, @Authors, @AuthorNames, @Gateways, @ProviderIds, @Attention,
                      @Times)
                   as i(company_id, chat_id, message_id, from_address, to_address, text, encoding, segments, author_id, author_name, gateway,
                        provider_message_id, attention, created_at)
         cross join lateral (select message_count from chats where company_id = i.company_id and chat_id = i.chat_id and status <> 'ENDED' limit 1) h;
        select h.*
          from unnest(@Companies, @Chats) as i(company_id, chat_id)
         cross join lateral ({ChatSql.Select} where h.company_id = i.company_id and h.chat_id = i.chat_id and h.status <> 'ENDED' limit 1) h
        """;

    private static string CountInbound(string at, string messageId) =>
        $"""
        update chats
           set message_count = message_count + 1, inbound_count = inbound_count + 1, last_activity_at = {at}, last_message_id = {messageId},
               waiting_since = coalesce(waiting_since, {at}),
               alert_due_at = case when waiting_since is null
                                   then (select {at} + b.unanswered_minutes * 60000 from business_hours b
                                          where b.company_id = chats.company_id and b.property_id = chats.property_id)
                                   else alert_due_at end
        """;

    /// <summary>
    /// The same for what goes out, which also waits for its gateway from <paramref name="now"/> on. What the server writes itself is nobody's answer:
    /// the customer goes on waiting for one. A user who has sent writes no more, and has no draft where it was sent from the screen, which keeps drafts.
    /// </summary>
    public static string Outbound(string now, bool despiteOptOut) =>
        $"""
        update chats
           set message_count = message_count + 1, outbound_count = outbound_count + 1, last_activity_at = @CreatedAt, last_message_id = @MessageId,
               first_reply_at = case when @AuthorType = 'SYSTEM' then first_reply_at
                                     else coalesce(first_reply_at, case when inbound_count > 0 then @CreatedAt end) end,
               waiting_since = case when @AuthorType = 'SYSTEM' then waiting_since end,
               alert_due_at = case when @AuthorType = 'SYSTEM' then alert_due_at end,
               alert_level = case when @AuthorType = 'SYSTEM' then alert_level else 0 end
         where {OpenChat};
        {Insert};
        insert into outbound_queue (company_id, message_id, chat_id, number, gateway, due_at, attempt, unclear, despite_opt_out)
        select @CompanyId, @MessageId, chat_id, message_count, @Gateway, {now}, 0, false, {(despiteOptOut ? "true" : "false")} from chats where {OpenChat};
        delete from chat_drafts
         where company_id = @CompanyId and chat_id = @ChatId and user_id = @AuthorId and @Origin = 'AGENT' and @ResendOf is null;
        delete from reply_leases where company_id = @CompanyId and chat_id = @ChatId and user_id = @AuthorId;
        {ChatSql.Select} where {OpenChatOfJoin}
        """;
}
