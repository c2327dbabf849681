using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Consent;

/// <summary>
/// Takes down that a contact agreed to get texts, told otherwise than by START. Whoever sees the contact may lift an opt-out, and says what it rests on;
/// a block list is lifted by managers alone.
/// </summary>
internal sealed class OptInByUser(Database database, ContactStore contacts, ConsentLedger ledger, RecordConsent record, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// The contact as it stands then; nothing is sent. Throws 400 without a note, 403 for agents where a block list is lifted, 404 for a contact that the
    /// caller does not see.
    /// </summary>
    public Task<Contact> RunAsync(Caller caller, string contactId, OptInInput input, ConsentSource source, CancellationToken cancellationToken)
    {
        var check = new Check();
        var note = check.Text(input.Note, "note", ConsentEntry.MostNoteLength);
        check.Enforce();
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, contactId, note, source), cancellationToken);
    }

    private async Task<Contact> ApplyAsync(WriteScope scope, Caller caller, string contactId, string note, ConsentSource source)
    {
        var contact = await contacts.LockVisibleAsync(scope, caller.Account, contactId);
        var current = await ledger.CurrentAsync(scope, caller.CompanyId, contact.Address);
        if (ConsentLedger.Standing(current) == ConsentState.OptedIn)
        {
            return contact;
        }

        if (ConsentLedger.Standing(current) == ConsentState.Blocked)
        {
            Access.RequireManager(caller.Account);
        }

        var property = await contacts.FindPropertyAsync(scope, caller.Account, contactId);
        var change = OptOutByUser.ChangeBy(caller, contact, source, time.GetUtcNow().ToUnixTimeMilliseconds()) with { Property = property, Note = note };
        foreach (var other in await ContactMerges.OtherNumbersAsync(scope, caller.CompanyId, contactId))
        {
            var refusing = (await ledger.CurrentAsync(scope, caller.CompanyId, other)).Where(entry => entry.Refuses).Select(entry => entry.Scope);
            await record.OptInAsync(scope, change with { Address = other }, refusing);
        }

        await record.OptInAsync(scope, change, Lifted(current));

        await audit.AppendAsync(scope, caller.CompanyId, caller.Actor, "contact.opted_in", OptOutByUser.Target(contact), new { note });
        return await contacts.LockVisibleAsync(scope, caller.Account, contactId);
    }

    /// <summary>Every scope that refuses; where none does, the company's: an agreement that somebody has on paper.</summary>
    private static List<string> Lifted(IReadOnlyList<ConsentEntry> current)
    {
        var refusing = current.Where(entry => entry.Refuses).Select(entry => entry.Scope).ToList();
        return refusing.Count == 0 ? [ConsentEntry.WholeCompany] : refusing;
    }
}
