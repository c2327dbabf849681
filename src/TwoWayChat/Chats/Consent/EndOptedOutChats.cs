using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Chats.Consent;

/// <summary>Ends the chats that an opt-out reaches.</summary>
internal sealed class EndOptedOutChats(ChatStore chats, EndChat endChat)
{
    /// <summary>Ends every open chat with the contact, from all sender addresses or from the one that <paramref name="reach"/> names.</summary>
    public async Task RunAsync(WriteScope scope, ConsentChange change, string reach)
    {
        var moment = new ChatMoment(change.Actor, change.At);
        foreach (var chatId in await OpenAsync(scope, change, reach))
        {
            if (await chats.LockAsync(scope, change.Company.Id, chatId) is { IsOpen: true } chat)
            {
                await endChat.ApplyAsync(scope, change.Company, chat, EndReason.OptOut, moment);
            }
        }
    }

    /// <summary>In one order whoever asks, so that two opt-outs at once do not wait for each other.</summary>
    private static Task<IReadOnlyList<string>> OpenAsync(WriteScope scope, ConsentChange change, string reach) => scope.QueryAsync<string>(
        """
        select h.chat_id
          from chats h
          join sender_addresses s on s.company_id = h.company_id and s.sender_address_id = h.sender_address_id
         where h.company_id = @companyId and h.contact_id = @ContactId and h.status = 'OPEN' and (@reach = '*' or s.address = @reach)
         order by h.chat_id
         limit 1000
        """,
        new { companyId = change.Company.Id, change.ContactId, reach });
}
