using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>Changes what people say of a contact.</summary>
internal sealed class EditContact(Database database, ContactStore contacts, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// Saves what is said; where nothing differs, nothing happens. Throws 400 for what breaks a rule, 404 for a contact that the caller does not see, 409
    /// for an external id that is taken, 412 for a contact that has changed meanwhile.
    /// </summary>
    public Task<Contact> RunAsync(Caller caller, string contactId, ContactInput input, IfMatch match, CancellationToken cancellationToken)
    {
        var check = new Check();
        var valid = input.Valid(check);
        check.Enforce();
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, contactId, valid, match), cancellationToken);
    }

    private async Task<Contact> ApplyAsync(WriteScope scope, Caller caller, string contactId, ContactInput input, IfMatch match)
    {
        var contact = await contacts.LockVisibleAsync(scope, caller.Account, contactId);
        match.Enforce(contact.Version);
        var wanted = input.In(contact);
        var changed = ContactDifference.Of(contact, wanted);
        if (changed.Count == 0)
        {
            return contact;
        }

        if (wanted.ExternalId != contact.ExternalId && await contacts.IsExternalIdTakenAsync(scope, wanted))
        {
            throw ContactRules.ExternalIdTaken();
        }

        var after = wanted with { UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(), Version = contact.Version + 1 };
        await contacts.SaveAsync(scope, after);
        var place = await contacts.FindPlaceAsync(scope, caller.Account, contactId);
        scope.AtEnd(ContactEvents.Updated(caller, after, place, changed));
        await audit.OnBehalfAsync(scope, caller, "contact.updated", new AuditTarget("contact", contactId));
        return after;
    }
}
