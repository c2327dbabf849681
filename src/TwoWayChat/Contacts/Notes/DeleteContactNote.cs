using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Notes;

/// <summary>Deletes a note about a contact for good: its author may, and managers who see it.</summary>
internal sealed class DeleteContactNote(
    Database database, ContactStore contacts, ContactNoteStore notes, PropertyStore properties, AuditLog audit, TimeProvider time)
{
    /// <summary>Throws 404 for a contact or a note that the caller does not see, 403 to an agent for another's note.</summary>
    public Task RunAsync(Caller caller, string contactId, string noteId, CancellationToken cancellationToken) =>
        database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, contactId, noteId), cancellationToken);

    /// <summary>Whether the viewer, who sees the note, may delete it.</summary>
    public static bool MayBeDoneBy(Account viewer, ContactNote note) => viewer.Role != Role.Agent || note.AuthorId == viewer.UserId;

    private async Task<ContactNote> ApplyAsync(WriteScope scope, Caller caller, string contactId, string noteId)
    {
        var contact = await contacts.LockVisibleAsync(scope, caller.Account, contactId);
        var note = await notes.FindVisibleAsync(scope, caller.Account, contactId, noteId);
        if (!MayBeDoneBy(caller.Account, note))
        {
            throw ApiException.AccessDenied();
        }

        await notes.DeleteAsync(scope, note);
        var property = note.PropertyId is { } id ? await properties.FindAsync(scope, caller.CompanyId, id) : null;
        scope.AtEnd(ContactEvents.Noted(caller, contact, property?.Ref, noteId, time.GetUtcNow().ToUnixTimeMilliseconds()));
        await audit.AppendAsync(scope, caller.CompanyId, caller.Actor, "contact.note_deleted", new AuditTarget("contact", contactId, contact.DisplayName));
        return note;
    }
}
