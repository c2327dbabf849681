using TwoWayChat.Data;

namespace TwoWayChat.Chats;

/// <summary>Rows of chats.</summary>
internal sealed class ChatStore
{
    /// <summary>Property of the contact's newest chat; null where there is none.</summary>
    public Task<string?> FindLastPropertyAsync(WriteScope scope, string companyId, string contactId) => scope.FirstOrDefaultAsync<string>(
        "select property_id from chats where company_id = @companyId and contact_id = @contactId order by started_at desc, chat_id desc limit 1",
        new { companyId, contactId });

    /// <summary>Adds an open chat without messages. A contact has one open chat per sender address: the database refuses a second.</summary>
    public Task AddAsync(WriteScope scope, NewChat chat) => scope.ExecuteAsync(
        """
        insert into chats (company_id, chat_id, property_id, contact_id, sender_address_id, status, started_by, started_at, routing, keyword,
                           message_count, inbound_count, outbound_count, last_activity_at)
        values (@CompanyId, @ChatId, @PropertyId, @ContactId, @SenderAddressId, 'OPEN', @StartedBy, @StartedAt, @Routing, @Keyword,
                0, 0, 0, @StartedAt)
        """,
        chat);
}
