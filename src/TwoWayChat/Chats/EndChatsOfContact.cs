using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Chats;

/// <summary>Ends all open chats with a contact, however many.</summary>
internal sealed class EndChatsOfContact(ChatStore chats, EndChat endChat)
{
    private const int PerRead = 500;

    /// <summary>Ends those with the sender address that <c>Reach</c> names, or with all of the company's: <see cref="ConsentEntry.WholeCompany"/>.</summary>
    public async Task RunAsync(WriteScope scope, NamedRef company, (string ContactId, string Reach) of, EndReason reason, ChatMoment moment)
    {
        IReadOnlyList<string> open;
        do
        {
            open = await OpenAsync(scope, company.Id, of.ContactId, of.Reach);
            foreach (var chatId in open)
            {
                if (await chats.LockAsync(scope, company.Id, chatId) is { IsOpen: true } chat)
                {
                    await endChat.ApplyAsync(scope, company, chat, reason, moment);
                }
            }
        }
        while (open.Count == PerRead);
    }

    /// <summary>In one order whoever asks, so that two who do so at once do not wait for each other.</summary>
    private static Task<IReadOnlyList<string>> OpenAsync(WriteScope scope, string companyId, string contactId, string reach) => scope.QueryAsync<string>(
        """
        select h.chat_id
          from chats h
          join sender_addresses s on s.company_id = h.company_id and s.sender_address_id = h.sender_address_id
         where h.company_id = @companyId and h.contact_id = @contactId and h.status = 'OPEN' and (@reach = '*' or s.address = @reach)
         order by h.chat_id
         limit @limit
        """,
        new { companyId, contactId, reach, limit = PerRead });
}
