using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Messages.Erasure;

/// <summary>Ends all open chats with a contact, and takes what waits for a gateway off the queue.</summary>
internal sealed class CloseChats(ChatStore chats, EndChat endChat, MoveMessage moveMessage)
{
    private const int Most = 10_000;

    private static readonly DeliveryError Cancelled = new("CANCELLED", null, "was cancelled: its contact was erased", false);

    /// <summary>What a gateway has been handed before is under way and cannot be called back.</summary>
    public async Task RunAsync(WriteScope scope, NamedRef company, string contactId, ChatMoment moment)
    {
        foreach (var place in await WaitingAsync(scope, company.Id, contactId))
        {
            await scope.ExecuteAsync(
                "delete from outbound_queue where company_id = @companyId and message_id = @MessageId", new { companyId = company.Id, place.MessageId });
            await moveMessage.RunAsync(scope, new MessageMove(company, place, MessageState.Blocked, moment.At) { Error = Cancelled });
        }

        foreach (var chatId in await OpenAsync(scope, company.Id, contactId))
        {
            if (await chats.LockAsync(scope, company.Id, chatId) is { IsOpen: true } chat)
            {
                await endChat.ApplyAsync(scope, company, chat, EndReason.System, moment);
            }
        }
    }

    private static Task<IReadOnlyList<MessagePlace>> WaitingAsync(WriteScope scope, string companyId, string contactId) => scope.QueryAsync<MessagePlace>(
        """
        select q.message_id, q.chat_id
          from chats h
          join outbound_queue q on q.company_id = h.company_id and q.chat_id = h.chat_id
         where h.company_id = @companyId and h.contact_id = @contactId
         order by q.chat_id, q.number
         limit @limit
        """,
        new { companyId, contactId, limit = Most });

    private static Task<IReadOnlyList<string>> OpenAsync(WriteScope scope, string companyId, string contactId) => scope.QueryAsync<string>(
        "select chat_id from chats where company_id = @companyId and contact_id = @contactId and status = 'OPEN' order by chat_id limit @limit",
        new { companyId, contactId, limit = Most });
}
