using TwoWayChat.Data;

namespace TwoWayChat.Contacts.Consent;

/// <summary>Keeps what a contact that is erased has said about consent, under a name that tells nobody who it was.</summary>
internal sealed class KeepConsent(ConsentLedger ledger, AddressHash hash)
{
    /// <summary>Of all numbers of the contact: that of one merged into it comes back by itself.</summary>
    public async Task RunAsync(WriteScope scope, Contact contact)
    {
        foreach (var address in (await ContactMerges.OtherNumbersAsync(scope, contact.CompanyId, contact.ContactId)).Prepend(contact.Address))
        {
            await ledger.PutAwayAsync(scope, contact.CompanyId, address, hash.Of(contact.CompanyId, address));
        }
    }
}
