using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Consent;

/// <summary>Takes down that a contact wants no more texts, told otherwise than by STOP. Whoever sees the contact may: it must never be hard.</summary>
internal sealed class OptOutByUser(Database database, ContactStore contacts, OptOut optOut, SenderAddressStore addresses, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// The contact as it stands then; open chats are ended, nothing is sent. Nothing happens where the contact is opted out already. Throws 400 for what
    /// breaks a rule, 404 for a contact that the caller does not see.
    /// </summary>
    public Task<Contact> RunAsync(Caller caller, string contactId, OptOutInput input, ConsentSource source, CancellationToken cancellationToken)
    {
        var check = new Check();
        var note = check.Optional(input.Note, "note", ConsentEntry.MostNoteLength);
        var sender = string.IsNullOrWhiteSpace(input.SenderAddress) ? default
            : AddressField.Read(check, input.SenderAddress, "senderAddress", "INVALID_SENDER");
        check.Enforce();
        var wanted = input with { Note = note, SenderAddress = sender.Value.Length == 0 ? null : sender.Value };
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, contactId, wanted, source), cancellationToken);
    }

    private async Task<Contact> ApplyAsync(WriteScope scope, Caller caller, string contactId, OptOutInput input, ConsentSource source)
    {
        var contact = await contacts.LockVisibleAsync(scope, caller.Account, contactId);
        if (input.SenderAddress is { } sender && await addresses.FindByAddressAsync(scope, caller.CompanyId, sender) is null)
        {
            throw ApiException.Invalid("senderAddress", "INVALID_SENDER", "is no sender address of the company");
        }

        var property = await contacts.FindPropertyAsync(scope, caller.Account, contactId);
        var change = ChangeBy(caller, contact, source, time.GetUtcNow().ToUnixTimeMilliseconds()) with { Property = property, Note = input.Note };
        if (!await optOut.RunAsync(scope, change, input.SenderAddress))
        {
            return contact;
        }

        await audit.AppendAsync(scope, caller.CompanyId, caller.Actor, "contact.opted_out", Target(contact), new { input.Note, input.SenderAddress });
        return await contacts.LockVisibleAsync(scope, caller.Account, contactId);
    }

    /// <summary>What a user says about a contact's consent.</summary>
    public static ConsentChange ChangeBy(Caller caller, Contact contact, ConsentSource source, long at) => new()
    {
        Company = caller.Account.Company,
        ContactId = contact.ContactId,
        Address = contact.Address,
        Actor = caller.Actor,
        Source = source,
        At = at,
    };

    public static AuditTarget Target(Contact contact) => new("contact", contact.ContactId, contact.DisplayName);
}
