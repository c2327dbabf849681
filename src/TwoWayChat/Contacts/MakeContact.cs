using TwoWayChat.Data;
using TwoWayChat.Properties;

namespace TwoWayChat.Contacts;

/// <summary>Makes the contact of an address that nobody has written to or from.</summary>
internal sealed class MakeContact(ContactStore contacts, Ids ids)
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
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        await contacts.AddAsync(scope, contact);
        return contact;
    }
}
