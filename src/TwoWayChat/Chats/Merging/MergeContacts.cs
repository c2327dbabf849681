using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Merging;

/// <summary>Makes one contact of two: chats and what is known go to the one that stays, the other is no more. There is no way back.</summary>
internal sealed class MergeContacts(
    Database database, ContactStore contacts, MergeConsent consent, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// The contact that stays, <paramref name="winnerId"/>. Throws 403 for agents, 400 for a body that names no other contact, 404 for contacts that the
    /// caller does not see, 409 for others than global managers where the one that goes has chats in properties that they do not see, 412 where the one that
    /// stays has changed meanwhile.
    /// </summary>
    public Task<Contact> RunAsync(Caller caller, string winnerId, MergeInput input, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        new Check().That(!string.IsNullOrWhiteSpace(input.Contact), "contact", "REQUIRED", "must name the contact that goes")
            .That(string.IsNullOrWhiteSpace(input.Contact) || Ids.IsId(input.Contact), "contact", "INVALID_VALUE", "must be the id of a contact")
            .That(input.Contact != winnerId, "contact", "SAME_CONTACT", "must be another contact than the one that stays")
            .Enforce();
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, (winnerId, input.Contact!), match), cancellationToken);
    }

    private async Task<Contact> ApplyAsync(WriteScope scope, Caller caller, (string Winner, string Loser) ids, IfMatch match)
    {
        var (winner, loser) = await LockAsync(scope, caller.Account, ids.Winner, ids.Loser);
        match.Enforce(winner.Version);
        if (await MergeStore.HasChatsElsewhereAsync(scope, caller.Account, loser))
        {
            throw ApiException.Conflict(
                "Contact has chats in other properties",
                new FieldError("contact", "OTHER_PROPERTIES", "has chats in properties that you do not see: a global manager can merge it"));
        }

        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var ofLoser = await contacts.FindPlaceAsync(scope, caller.Account, loser.ContactId);
        await MergeStore.MoveAsync(scope, winner, loser, at);
        var place = await contacts.FindPlaceAsync(scope, caller.Account, winner.ContactId);
        await consent.RunAsync(scope, caller, winner, loser, place.Property, at);
        var version = (await contacts.ConsentAsync(scope, caller.CompanyId, winner.ContactId)).Version; // Consent may have counted it up.
        var after = MergedContact.Of(winner, loser) with { UpdatedAt = at, Version = version + 1 };
        await contacts.SaveAsync(scope, after);
        after = await contacts.LockVisibleAsync(scope, caller.Account, winner.ContactId); // With its consent.
        scope.AtEnd(ContactEvents.Updated(caller, after, place, ContactDifference.Of(winner, after)));
        scope.AtEnd(ContactEvents.Deleted(caller, loser.ContactId, ofLoser, winner.ContactId, at));
        await audit.AppendAsync(
            scope, caller.CompanyId, caller.Actor, "contact.merged", new AuditTarget("contact", winner.ContactId, after.DisplayName),
            new { merged = loser.ContactId });
        return after;
    }

    /// <summary>In one order whoever asks, so that two merges of the same contacts do not wait for each other.</summary>
    private async Task<(Contact Winner, Contact Loser)> LockAsync(WriteScope scope, Account viewer, string winnerId, string loserId)
    {
        if (string.CompareOrdinal(winnerId, loserId) < 0)
        {
            var first = await contacts.LockVisibleAsync(scope, viewer, winnerId);
            return (first, await contacts.LockVisibleAsync(scope, viewer, loserId));
        }

        var other = await contacts.LockVisibleAsync(scope, viewer, loserId);
        return (await contacts.LockVisibleAsync(scope, viewer, winnerId), other);
    }
}
