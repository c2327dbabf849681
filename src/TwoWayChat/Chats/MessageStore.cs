using TwoWayChat.Data;

namespace TwoWayChat.Chats;

/// <summary>Rows of messages. What is appended also moves the counts and times that the chat's row keeps, in the same round trip.</summary>
internal sealed class MessageStore
{
    private const string Insert =
        """
        insert into messages (company_id, message_id, chat_id, number, direction, channel, from_address, to_address, text, encoding, segments,
                              author_type, author_id, author_name, origin, client_message_id, gateway, provider_message_id, state, created_at)
        select @CompanyId, @MessageId, h.chat_id, h.message_count, @Direction, @Channel, @FromAddress, @ToAddress, @Text, @Encoding, @Segments,
               @AuthorType, @AuthorId, @AuthorName, @Origin, @ClientMessageId, @Gateway, @ProviderMessageId, @State, @CreatedAt
          from chats h
         where h.company_id = @CompanyId and h.chat_id = @ChatId and h.status = 'OPEN';
        """;

    private const string AppendInbound =
        $"""
        update chats
           set message_count = message_count + 1, inbound_count = inbound_count + 1, last_activity_at = @CreatedAt, last_message_id = @MessageId,
               waiting_since = coalesce(waiting_since, @CreatedAt)
         where company_id = @CompanyId and chat_id = @ChatId and status = 'OPEN';
        {Insert}
        {ChatSql.Select}
         where h.company_id = @CompanyId and h.chat_id = @ChatId and h.status = 'OPEN'
        """;

    /// <summary>Appends what the customer wrote; the chat as it stands then, or null, with nothing written, where it is not open any more.</summary>
    public Task<Chat?> AppendInboundAsync(WriteScope scope, Message message) => scope.FirstOrDefaultAsync<Chat>(AppendInbound, message);
}
