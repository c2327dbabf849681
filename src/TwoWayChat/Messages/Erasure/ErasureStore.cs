using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Notes;
using TwoWayChat.Data;
using TwoWayChat.Media;

namespace TwoWayChat.Messages.Erasure;

/// <summary>
/// Takes a person out of the rows that keep counting: messages, notes, the contact itself. Statements by contact, whatever the number of chats.
/// </summary>
internal sealed class ErasureStore(Database database)
{
    private const string OfPerson = "select h.chat_id from chats h where h.company_id = @companyId and h.contact_id = @contactId";
    private const int MostMessages = 1_000_000;

    /// <summary>How much there is to lose.</summary>
    public async Task<ErasureExtent> MeasureAsync(string companyId, string contactId, CancellationToken cancellationToken) =>
        (await database.FirstOrDefaultAsync<ErasureExtent>(
            """
            select count(*) as chats, coalesce(sum(message_count), 0) as messages, coalesce(sum(case status when 'OPEN' then 1 else 0 end), 0) as open_chats
              from chats
             where company_id = @companyId and contact_id = @contactId
            """,
            new { companyId, contactId },
            cancellationToken))!;

    /// <summary>Empties everything but ids, times, states and counts.</summary>
    public async Task EmptyAsync(WriteScope scope, Contact contact, long at)
    {
        var key = new
        {
            companyId = contact.CompanyId,
            contactId = contact.ContactId,
            at,
            name = ErasedPerson.Name,
            address = ErasedPerson.Address(contact.ContactId),
        };
        await RemoveMediaAsync(scope, key.companyId, key.contactId);
        await scope.ExecuteAsync(
            $"""
            update messages
               set text = '', redacted_at = coalesce(redacted_at, @at),
                   from_address = case direction when 'INBOUND' then @address else from_address end,
                   to_address = case direction when 'INBOUND' then to_address else @address end,
                   author_name = case author_type when 'END_USER' then @name else author_name end
             where company_id = @companyId and chat_id in ({OfPerson})
            """,
            key);
        await scope.ExecuteAsync($"update chat_notes set text = '', mentions = '[]' where company_id = @companyId and chat_id in ({OfPerson})", key);
        await scope.ExecuteAsync($"update chat_lines set note = null, tag = null where company_id = @companyId and chat_id in ({OfPerson})", key);
        await ContactNoteStore.EraseAsync(scope, contact);
        await ContactMerges.EraseAsync(scope, contact);
        await scope.ExecuteAsync($"delete from chat_tags where company_id = @companyId and chat_id in ({OfPerson})", key);
        await scope.ExecuteAsync(
            """
            update chats set contact_address = '', contact_address_type = '' where company_id = @companyId and contact_id = @contactId and contact_address <> '';
            update contact_chats set contact_address = '' where company_id = @companyId and contact_id = @contactId and contact_address <> ''
            """,
            key);
        await scope.ExecuteAsync($"delete from chat_drafts where company_id = @companyId and chat_id in ({OfPerson})", key);
        await scope.ExecuteAsync("delete from contact_tags where company_id = @companyId and contact_id = @contactId", key);
        await scope.ExecuteAsync(
            """
            update contacts
               set address = @address, address_type = 'ALPHANUMERIC', first_name = @name, last_name = null, email = null, external_id = null, language = null,
                   consent = 'NONE', tags = '[]', attributes = '{}', search_key = '', name_key = null, last_key = null,
                   updated_at = @at, erased_at = @at, version = version + 1
             where company_id = @companyId and contact_id = @contactId
            """,
            key);
        await scope.ExecuteAsync(
            "insert into erasures (company_id, contact_id, next_sequence, due_at) values (@companyId, @contactId, 0, @at)", key);
    }

    private static async Task RemoveMediaAsync(WriteScope scope, string companyId, string contactId)
    {
        var withMedia = await scope.QueryAsync<string>(
            $"""
            select m.message_id from messages m
             where m.company_id = @companyId and m.chat_id in ({OfPerson}) and m.media is not null
             order by m.message_id
             limit @limit
            """,
            new { companyId, contactId, limit = MostMessages });
        foreach (var messageId in withMedia)
        {
            await MessageUses.RemoveAsync(scope, companyId, messageId);
        }
    }
}
