using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Notes;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Merging;

/// <summary>Hands what hangs on one contact to another.</summary>
internal static class MergeStore
{
    /// <summary>Whether the contact has a chat in a property that the viewer does not see.</summary>
    public static async Task<bool> HasChatsElsewhereAsync(WriteScope scope, Account viewer, Contact contact) =>
        viewer.Role != Role.GlobalManager && await scope.FirstOrDefaultAsync<string>(
            "select chat_id from chats where company_id = @CompanyId and contact_id = @ContactId and property_id not in @properties limit 1",
            new { contact.CompanyId, contact.ContactId, properties = viewer.PropertyIds.ToList() }) is not null;

    /// <summary>
    /// Moves chats and notes, and removes the contact that goes; its tags go with the row. Chats stay open and go on with the number that they are with,
    /// also where the contact that stays has one open with its own.
    /// </summary>
    public static async Task MoveAsync(WriteScope scope, Contact winner, Contact loser, long at)
    {
        await ContactMerges.AddAsync(scope, winner, loser, at);
        await ContactNoteStore.MoveAsync(scope, winner.CompanyId, loser.ContactId, winner.ContactId);
        await scope.ExecuteAsync(
            """
            update chats
               set contact_id = @to,
                   contact_address = case contact_address when '' then @Address else contact_address end,
                   contact_address_type = case contact_address when '' then @AddressType else contact_address_type end
             where company_id = @CompanyId and contact_id = @ContactId;
            update contact_chats
               set contact_id = @to, contact_address = case contact_address when '' then @Address else contact_address end
             where company_id = @CompanyId and contact_id = @ContactId
            """,
            new { to = winner.ContactId, loser.Address, loser.AddressType, loser.CompanyId, loser.ContactId });
        await scope.ExecuteAsync("delete from contacts where company_id = @CompanyId and contact_id = @ContactId", new { loser.CompanyId, loser.ContactId });
    }
}
