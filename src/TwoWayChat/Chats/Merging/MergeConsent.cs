using TwoWayChat.Chats.Consent;
using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Merging;

/// <summary>
/// Lets the strictest consent of two contacts win, for all numbers of the one that stays: what refuses texts to either refuses them to both. What stood in
/// either ledger stays: they go by number.
/// </summary>
internal sealed class MergeConsent(ConsentLedger ledger, RecordConsent record, EndOptedOutChats ending)
{
    /// <summary>The loser's number is one of the winner's already.</summary>
    public async Task RunAsync(WriteScope scope, Caller caller, Contact winner, Contact loser, NamedRef? property, long at)
    {
        var ofWinner = await ledger.CurrentAsync(scope, caller.CompanyId, winner.Address);
        var ofLoser = await ledger.CurrentAsync(scope, caller.CompanyId, loser.Address);
        foreach (var entry in Lacking(ofWinner, ofLoser))
        {
            var change = ChangeBy(caller, winner, entry, property, at);
            await (entry.Consent == ConsentState.Blocked ? record.BlockAsync(scope, change, entry.Scope) : record.OptOutAsync(scope, change, entry.Scope));
            await ending.RunAsync(scope, change, entry.Scope);
        }

        foreach (var entry in Lacking(ofLoser, ofWinner))
        {
            var change = ChangeBy(caller, winner, entry, property, at) with { Address = loser.Address };
            await ledger.AppendAsync(scope, change.Entry(entry.Scope, entry.Consent));
            await ending.RunAsync(scope, change, entry.Scope);
        }
    }

    /// <summary>What refuses in <paramref name="others"/> and not, or less, in <paramref name="own"/>.</summary>
    private static IEnumerable<ConsentEntry> Lacking(IReadOnlyList<ConsentEntry> own, IReadOnlyList<ConsentEntry> others) =>
        others.Where(entry => entry.Refuses && !own.Any(known => known.Scope == entry.Scope && known.Consent >= entry.Consent));

    private static ConsentChange ChangeBy(Caller caller, Contact winner, ConsentEntry entry, NamedRef? property, long at) =>
        OptOutByUser.ChangeBy(caller, winner, ConsentSource.Merge, at) with
        {
            Property = property, Keyword = entry.Keyword, MessageId = entry.MessageId, Note = $"From {entry.Address}, merged",
        };
}
