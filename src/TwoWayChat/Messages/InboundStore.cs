using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Media;

namespace TwoWayChat.Messages;

/// <summary>Finds what an inbound text belongs to, and stores it.</summary>
internal sealed class InboundStore
{
    /// <summary>Appends what the customer wrote; the chat as it stands then, or null, with nothing written, where it is not open any more.</summary>
    public async Task<Chat?> AppendAsync(WriteScope scope, Message message)
    {
        var chat = await scope.FirstOrDefaultAsync<Chat>(AppendSql.Inbound, message);
        if (chat is not null)
        {
            await MessageUses.AddAsync(scope, message.Key, message.Media);
            await TagStore.FollowAsync(scope, chat);
        }

        return chat;
    }

    /// <summary>What is known of the text; null where the company has no such sender address.</summary>
    public Task<InboundLook?> LookAsync(WriteScope scope, InboundText text) => scope.FirstOrDefaultAsync<InboundLook>(
        """
        select s.sender_address_id, s.gateway, s.property_id as sender_property_id,
               k.message_id as known_message_id, k.chat_id as known_chat_id,
               c.contact_id, c.first_name, c.last_name, h.chat_id as open_chat_id, w.languages as consent_languages, w.words as consent_words
          from sender_addresses s
          left join messages k on k.company_id = s.company_id and k.gateway = @gateway and k.direction = 'INBOUND'
                              and k.provider_message_id = @providerMessageId
          left join contacts c on c.company_id = s.company_id and c.address = @sender
          left join chats h on h.company_id = s.company_id and h.contact_id = c.contact_id
                           and h.sender_address_id = s.sender_address_id and h.status = 'OPEN'
          left join consent_settings w on w.company_id = s.company_id
         where s.company_id = @companyId and s.address = @receiver and not s.deleted
        """,
        new
        {
            companyId = text.Company.Id,
            gateway = text.Gateway,
            providerMessageId = text.ProviderMessageId,
            sender = text.From.Value,
            receiver = text.To.Value,
        });
}
