using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Properties;

namespace TwoWayChat.Contacts;

/// <summary>Makes the contact of an address that nobody has written to or from.</summary>
internal sealed class MakeContact(ContactStore contacts, ConsentLedger ledger, Ids ids)
{
    /// <summary>The new contact; where another node has just made it, the transaction is run again and finds that one.</summary>
    public async Task<Contact> RunAsync(WriteScope scope, string companyId, Address address, long now)
    {
        var contact = new Contact
        {
            CompanyId = companyId,
            ContactId = ids.New(),
            Address = address.Value,
            AddressType = EnumText.Of(address.Type),
            Consent = EnumText.Of(ConsentLedger.Standing(await ledger.CurrentAsync(scope, companyId, address.Value))), // A block list may know it.
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        await contacts.AddAsync(scope, contact);
        return contact;
    }
}
