using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Contacts.Consent;

/// <summary>Writes changes of consent into the ledger and tells them.</summary>
internal sealed class RecordConsent(ConsentLedger ledger, ContactStore contacts)
{
    /// <summary>The contact's address is not written to any more within <paramref name="reach"/>; the caller has looked that it was before.</summary>
    public Task OptOutAsync(WriteScope scope, ConsentChange change, string reach) =>
        AppendAsync(scope, change, reach, ConsentState.OptedOut, EventTypes.ContactOptedOut);

    /// <summary>The contact's address may be written to again within <paramref name="reach"/>.</summary>
    public Task OptInAsync(WriteScope scope, ConsentChange change, string reach) =>
        AppendAsync(scope, change, reach, ConsentState.OptedIn, EventTypes.ContactOptedIn);

    /// <summary>The contact's address is on a block list.</summary>
    public Task BlockAsync(WriteScope scope, ConsentChange change, string reach) =>
        AppendAsync(scope, change, reach, ConsentState.Blocked, EventTypes.ContactOptedOut);

    private async Task AppendAsync(WriteScope scope, ConsentChange change, string reach, ConsentState state, string type)
    {
        var standing = await ledger.AppendAsync(scope, change.Entry(reach, state));
        var place = new ContactPlace(change.Property, await contacts.PropertyIdsAsync(scope, change.Company.Id, change.ContactId));
        scope.AtEnd(new EventDraft(change.Company, type, place.Facts, change.Actor, ConsentChangeData.Of(change, reach, standing))
        {
            Subject = change.ContactId,
            OccurredAt = change.At,
            Property = change.Property,
        });
    }
}
