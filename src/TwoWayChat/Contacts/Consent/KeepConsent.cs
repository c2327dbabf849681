using TwoWayChat.Data;

namespace TwoWayChat.Contacts.Consent;

/// <summary>Keeps what a contact that is erased has said about consent, under a name that tells nobody who it was.</summary>
internal sealed class KeepConsent(ConsentLedger ledger, AddressHash hash)
{
    public Task RunAsync(WriteScope scope, Contact contact) =>
        ledger.PutAwayAsync(scope, contact.CompanyId, contact.Address, hash.Of(contact.CompanyId, contact.Address));
}
