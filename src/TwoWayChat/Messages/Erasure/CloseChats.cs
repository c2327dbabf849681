using TwoWayChat.Chats;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Messages.Receipts;

namespace TwoWayChat.Messages.Erasure;

/// <summary>Ends all open chats with a contact, and takes what waits for a gateway off the queue.</summary>
internal sealed class CloseChats(EndChatsOfContact ending, OutboundQueue queue, MoveMessage moveMessage)
{
    private const int PerRead = 500;

    private static readonly DeliveryError Cancelled = new("CANCELLED", null, "was cancelled: its contact was erased", false);

    /// <summary>What a node has claimed may be with the gateway and cannot be called back: it goes on, and ends as it ends.</summary>
    public async Task RunAsync(WriteScope scope, NamedRef company, string contactId, ChatMoment moment)
    {
        IReadOnlyList<MessagePlace> waiting;
        do
        {
            waiting = await WaitingAsync(scope, company.Id, contactId);
            foreach (var place in waiting)
            {
                if (await queue.WithdrawAsync(scope, company.Id, place.MessageId))
                {
                    await moveMessage.RunAsync(scope, new MessageMove(company, place, MessageState.Blocked, moment.At) { Error = Cancelled });
                }
            }
        }
        while (waiting.Count == PerRead);
        await ending.RunAsync(scope, company, (contactId, ConsentEntry.WholeCompany), EndReason.System, moment);
    }

    private static Task<IReadOnlyList<MessagePlace>> WaitingAsync(WriteScope scope, string companyId, string contactId) => scope.QueryAsync<MessagePlace>(
        """
        select q.message_id, q.chat_id
          from chats h
          join outbound_queue q on q.company_id = h.company_id and q.chat_id = h.chat_id and q.owner is null and not q.unclear
         where h.company_id = @companyId and h.contact_id = @contactId
         order by q.chat_id, q.number
         limit @limit
        """,
        new { companyId, contactId, limit = PerRead });
}
