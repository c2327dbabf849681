using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Notes;

/// <summary>Notes something about a contact, in the property of the last chat with it that the author sees.</summary>
internal sealed class AddContactNote(ContactStore contacts, ContactNoteStore notes, AuditLog audit, Ids ids, TimeProvider time)
{
    /// <summary>The write, ready to run; throws 400 for a bad text. Run, it throws 404 for a contact that the caller does not see.</summary>
    public Func<WriteScope, Task<ContactNote>> Prepare(Caller caller, string contactId, string? text)
    {
        var valid = NoteText.Valid(text);
        return scope => ApplyAsync(scope, caller, contactId, valid);
    }

    private async Task<ContactNote> ApplyAsync(WriteScope scope, Caller caller, string contactId, string text)
    {
        var contact = await contacts.LockVisibleAsync(scope, caller.Account, contactId); // Or it might be erased or merged away in between.
        var property = await contacts.FindPropertyAsync(scope, caller.Account, contactId);
        var note = new ContactNote
        {
            CompanyId = contact.CompanyId,
            NoteId = ids.New(),
            ContactId = contact.ContactId,
            PropertyId = property?.Id,
            Text = text,
            AuthorType = EnumText.Of(caller.Account.Role),
            AuthorId = caller.Account.UserId,
            AuthorName = caller.Account.DisplayName,
            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await notes.AddAsync(scope, note);
        scope.AtEnd(ContactEvents.Noted(caller, contact, property, note.NoteId, note.CreatedAt));
        await audit.OnBehalfAsync(scope, caller, "contact.note_added", new AuditTarget("contact", contactId));
        return note;
    }
}
