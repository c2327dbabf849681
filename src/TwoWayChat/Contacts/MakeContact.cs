using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Properties;

namespace TwoWayChat.Contacts;

/// <summary>Makes the contact of an address that nobody has written to or from.</summary>
internal sealed class MakeContact(ContactStore contacts, ConsentLedger ledger, AddressHash hash, Ids ids)
{
    /// <summary>The new contact; where another node has just made it, the transaction is run again and finds that one.</summary>
    public async Task<Contact> RunAsync(WriteScope scope, string companyId, Address address, long now)
    {
        var current = await ledger.ReclaimAsync(scope, companyId, address.Value, hash.Of(companyId, address.Value));
        var contact = new Contact
        {
            CompanyId = companyId,
            ContactId = ids.New(),
            Address = address.Value,
            AddressType = EnumText.Of(address.Type),
            Consent = EnumText.Of(ConsentLedger.Standing(current)), // A block list may know it, or it comes back after it was erased.
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        await contacts.AddAsync(scope, contact);
        return contact;
    }
}
