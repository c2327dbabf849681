using TwoWayChat.Chats.Tags;
using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Media;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Stores what goes out, and moves its state.</summary>
internal sealed class OutboundStore(Database database)
{
    private readonly string append = AppendSql.Outbound(database.Dialect.NowMilliseconds, despiteOptOut: false);
    private readonly string appendDespiteOptOut = AppendSql.Outbound(database.Dialect.NowMilliseconds, despiteOptOut: true);

    /// <summary>Appends a message to an open chat and queues it for its gateway; the chat as it stands then, or null where it is not open.</summary>
    public async Task<Chat?> AppendAsync(WriteScope scope, Message message, bool despiteOptOut)
    {
        var chat = await scope.FirstOrDefaultAsync<Chat>(despiteOptOut ? appendDespiteOptOut : append, message);
        if (chat is not null)
        {
            await MessageUses.AddAsync(scope, message.Key, message.Media);
            await TagStore.FollowAsync(scope, chat);
        }

        return chat;
    }

    /// <summary>Saves state, times, error and the gateway's id.</summary>
    public Task SaveStateAsync(WriteScope scope, Message message) => scope.ExecuteAsync(
        """
        update messages
           set state = @State, sent_at = @SentAt, delivered_at = @DeliveredAt, error = @Error, provider_message_id = @ProviderMessageId
         where company_id = @CompanyId and message_id = @MessageId
        """,
        message);

    /// <summary>When the customer wrote what nobody has answered yet by a text that went out or may still; null where nothing is left to answer.</summary>
    public Task<long?> FindWaitingSinceAsync(WriteScope scope, Chat chat) => scope.FirstOrDefaultAsync<long?>(
        """
        select i.created_at
          from messages i
         where i.company_id = @CompanyId and i.chat_id = @ChatId and i.direction = 'INBOUND'
           and i.number > coalesce((
               select max(o.number) from messages o
                where o.company_id = @CompanyId and o.chat_id = @ChatId and o.direction = 'OUTBOUND' and o.author_type <> 'SYSTEM'
                  and o.state not in ('FAILED', 'EXPIRED', 'BLOCKED')), 0)
         order by i.number
         limit 1
        """,
        new { chat.CompanyId, chat.ChatId });

    /// <summary>Takes text and media out of the row, whichever way the message went.</summary>
    public async Task RedactAsync(WriteScope scope, Message message, long at)
    {
        await MessageUses.RemoveAsync(scope, message.CompanyId, message.MessageId);
        await scope.ExecuteAsync(
            "update messages set text = '', redacted_at = @at where company_id = @CompanyId and message_id = @MessageId",
            new { at, message.CompanyId, message.MessageId });
    }

    /// <summary>Notes the new attempt at a failed message.</summary>
    public Task LinkAsync(WriteScope scope, Message failed, string resentAs) => scope.ExecuteAsync(
        "update messages set resent_as = @resentAs where company_id = @CompanyId and message_id = @MessageId",
        new { resentAs, failed.CompanyId, failed.MessageId });

    /// <summary>The outbound message that a gateway knows by its own id, or null.</summary>
    public Task<MessagePlace?> FindByProviderIdAsync(WriteScope scope, string companyId, string gateway, string providerMessageId) =>
        scope.FirstOrDefaultAsync<MessagePlace>(
            """
            select message_id, chat_id
              from messages
             where company_id = @companyId and gateway = @gateway and direction = 'OUTBOUND' and provider_message_id = @providerMessageId
            """,
            new { companyId, gateway, providerMessageId });
}
