using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Consent;

/// <summary>Puts addresses of a block list into the ledger; contacts among them are told of, and their chats ended.</summary>
internal sealed class BlockAddress(ContactStore contacts, ConsentLedger ledger, RecordConsent record, EndOptedOutChats ending)
{
    /// <summary>How many were not blocked before.</summary>
    public async Task<int> RunAsync(WriteScope scope, Caller caller, IReadOnlyList<BlockedAddress> lines, long at)
    {
        var added = 0;
        foreach (var line in lines)
        {
            added += await RunAsync(scope, caller, line, at) ? 1 : 0;
        }

        return added;
    }

    private async Task<bool> RunAsync(WriteScope scope, Caller caller, BlockedAddress line, long at)
    {
        var current = await ledger.CurrentAsync(scope, caller.CompanyId, line.Address.Value);
        if (current.Any(entry => entry.Scope == ConsentEntry.WholeCompany && entry.Consent >= line.State))
        {
            return false;
        }

        if (await contacts.FindByNumberAsync(scope, caller.CompanyId, line.Address.Value) is { } contact)
        {
            await TellAsync(scope, caller, contact, line, at);
        }
        else
        {
            await ledger.AppendAsync(scope, ConsentEntry.By(
                caller.Actor, caller.CompanyId, line.Address.Value, ConsentEntry.WholeCompany, line.State, ConsentSource.Import, at) with { Note = line.Note });
        }

        return true;
    }

    private async Task TellAsync(WriteScope scope, Caller caller, Contact contact, BlockedAddress line, long at)
    {
        var property = await contacts.FindPropertyAsync(scope, caller.Account, contact.ContactId);
        var change = OptOutByUser.ChangeBy(caller, contact, ConsentSource.Import, at) with
        {
            Address = line.Address.Value, Property = property, Note = line.Note,
        };
        await (line.State == ConsentState.Blocked
            ? record.BlockAsync(scope, change, ConsentEntry.WholeCompany)
            : record.OptOutAsync(scope, change, ConsentEntry.WholeCompany));
        await ending.RunAsync(scope, change, ConsentEntry.WholeCompany);
    }
}
