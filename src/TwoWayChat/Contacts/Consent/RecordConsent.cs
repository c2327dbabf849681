using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Contacts.Consent;

/// <summary>Writes changes of consent into the ledger and tells them.</summary>
internal sealed class RecordConsent(ConsentLedger ledger, ContactStore contacts)
{
    /// <summary>
    /// The contact is not written to any more within <paramref name="reach"/>, at any of its numbers: it is one person. The caller has looked that the
    /// address was before.
    /// </summary>
    public Task OptOutAsync(WriteScope scope, ConsentChange change, string reach) => RefuseAsync(scope, change, reach, ConsentState.OptedOut);

    /// <summary>The contact's address may be written to again within all of the scopes <paramref name="reaches"/>.</summary>
    public async Task OptInAsync(WriteScope scope, ConsentChange change, IEnumerable<string> reaches)
    {
        foreach (var reach in reaches)
        {
            await OptInAsync(scope, change, reach);
        }
    }

    /// <summary>
    /// The contact's address may be written to again within <paramref name="reach"/>; START comes from one number, and lifts what holds for that.
    /// </summary>
    public Task OptInAsync(WriteScope scope, ConsentChange change, string reach) =>
        AppendAsync(scope, change, reach, ConsentState.OptedIn, EventTypes.ContactOptedIn);

    /// <summary>The contact's address is on a block list, and so all its numbers are.</summary>
    public Task BlockAsync(WriteScope scope, ConsentChange change, string reach) => RefuseAsync(scope, change, reach, ConsentState.Blocked);

    private async Task RefuseAsync(WriteScope scope, ConsentChange change, string reach, ConsentState state)
    {
        foreach (var address in await ContactMerges.BesideAsync(scope, change.Company.Id, change.ContactId, change.Address))
        {
            var current = await ledger.CurrentAsync(scope, change.Company.Id, address);
            if (!current.Any(entry => entry.Scope == reach && entry.Consent >= state))
            {
                await ledger.AppendAsync(scope, change.Entry(reach, state) with { Address = address });
            }
        }

        await AppendAsync(scope, change, reach, state, EventTypes.ContactOptedOut);
    }

    private async Task AppendAsync(WriteScope scope, ConsentChange change, string reach, ConsentState state, string type)
    {
        await ledger.AppendAsync(scope, change.Entry(reach, state));
        var standing = await contacts.ConsentAsync(scope, change.Company.Id, change.ContactId);
        var place = new ContactPlace(change.Property, await contacts.PropertyIdsAsync(scope, change.Company.Id, change.ContactId));
        // Others need to know what holds, not why.
        var told = change with { Note = place.PropertyIds.Any(id => id != change.Property?.Id) ? null : change.Note };
        scope.AtEnd(new EventDraft(change.Company, type, place.Facts, change.Actor, ConsentChangeData.Of(told, reach, standing))
        {
            Subject = change.ContactId,
            OccurredAt = change.At,
            Property = change.Property,
        });
    }
}
