using TwoWayChat.Chats.Consent;
using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

/// <summary>
/// Lets the strictest consent of two contacts win: what refuses texts to the one that goes refuses them to the one that stays. Both ledgers stay as they
/// are: they go by address.
/// </summary>
internal sealed class MergeConsent(ConsentLedger ledger, RecordConsent record, EndOptedOutChats ending)
{
    public async Task RunAsync(WriteScope scope, Caller caller, Contact winner, Contact loser, NamedRef? property, long at)
    {
        var known = await ledger.CurrentAsync(scope, caller.CompanyId, winner.Address);
        var refusals = (await ledger.CurrentAsync(scope, caller.CompanyId, loser.Address)).Where(entry => entry.Refuses);
        foreach (var entry in refusals.Where(entry => !known.Any(own => own.Scope == entry.Scope && own.Consent >= entry.Consent)))
        {
            var change = OptOutByUser.ChangeBy(caller, winner, ConsentSource.Merge, at) with
            {
                Property = property, Keyword = entry.Keyword, MessageId = entry.MessageId, Note = $"From {loser.Address}, merged",
            };
            await (entry.Consent == ConsentState.Blocked ? record.BlockAsync(scope, change, entry.Scope) : record.OptOutAsync(scope, change, entry.Scope));
            await ending.RunAsync(scope, change, entry.Scope);
        }
    }
}
