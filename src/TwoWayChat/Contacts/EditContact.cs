using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>Changes what people say of a contact.</summary>
internal sealed class EditContact(Database database, ContactStore contacts, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// Saves the names and the e-mail address as given; where nothing differs, nothing happens. Throws 400 for what breaks a rule, 404 for a contact that
    /// the caller does not see, 412 for one that has changed meanwhile.
    /// </summary>
    public Task<Contact> RunAsync(Caller caller, string contactId, ContactInput input, IfMatch match, CancellationToken cancellationToken)
    {
        var valid = input.Checked();
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, contactId, valid, match), cancellationToken);
    }

    private async Task<Contact> ApplyAsync(WriteScope scope, Caller caller, string contactId, ContactInput valid, IfMatch match)
    {
        var contact = await contacts.LockVisibleAsync(scope, caller.Account, contactId);
        match.Enforce(contact.Version);
        var changed = valid.Changes(contact);
        if (changed.Count == 0)
        {
            return contact;
        }

        var after = contact with
        {
            FirstName = valid.FirstName,
            LastName = valid.LastName,
            Email = valid.Email,
            UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Version = contact.Version + 1,
        };
        await contacts.SaveAsync(scope, after);
        var property = await contacts.FindPropertyAsync(scope, caller.Account, contactId);
        scope.AtEnd(ContactEvents.Updated(caller, after, property, changed));
        await audit.OnBehalfAsync(scope, caller, "contact.updated", new AuditTarget("contact", contactId));
        return after;
    }
}
