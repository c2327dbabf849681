using TwoWayChat.Chats;
using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Messages.Erasure;

/// <summary>
/// Erases a person and keeps the counts: what names them, what was written both ways and about them is gone; chats, times and figures stay. An opt-out
/// goes on holding under a keyed hash of the number. What the event log repeats goes right after (<see cref="EraseTraces"/>).
/// </summary>
internal sealed class EraseContact(Database database, ContactStore contacts, ErasureStore store, CloseChats closing, KeepConsent keepConsent, EraseLog log)
{
    /// <summary>
    /// Throws 403 for all but global managers: the contact may have chats in every property; 404 for a contact that is not there, 412 for one that has
    /// changed meanwhile.
    /// </summary>
    public async Task RunAsync(Caller caller, string contactId, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        await database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, contactId, match), cancellationToken);
        log.Bell.Ring();
    }

    private async Task<Contact> ApplyAsync(WriteScope scope, Caller caller, string contactId, IfMatch match)
    {
        var contact = await contacts.LockVisibleAsync(scope, caller.Account, contactId);
        match.Enforce(contact.Version);
        var place = await contacts.FindPlaceAsync(scope, caller.Account, contactId);
        var moment = new ChatMoment(caller.Actor, log.Now);
        await closing.RunAsync(scope, caller.Account.Company, contactId, moment);
        await keepConsent.RunAsync(scope, contact);
        await store.EmptyAsync(scope, contact, moment.At);
        scope.AtEnd(ContactEvents.Deleted(caller, contactId, place, null, moment.At));
        await log.AuditAsync(scope, caller, contactId);
        return contact;
    }
}
