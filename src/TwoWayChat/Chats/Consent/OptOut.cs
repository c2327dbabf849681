using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;

namespace TwoWayChat.Chats.Consent;

/// <summary>All that an opt-out brings about but its confirmation: the entry in the ledger, the event, the end of the chats.</summary>
internal sealed class OptOut(ConsentLedger ledger, RecordConsent record, EndOptedOutChats ending, ConsentSettingsStore settings)
{
    /// <summary>False, with nothing done, where the address may not be written to from <paramref name="sender"/> already.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="change">Who opts out, and why.</param>
    /// <param name="sender">The sender address that it is about; null for all of the company's.</param>
    public async Task<bool> RunAsync(WriteScope scope, ConsentChange change, string? sender)
    {
        if (await ledger.FindRefusalAsync(scope, change.Company.Id, change.Address, sender ?? ConsentEntry.WholeCompany) is not null)
        {
            return false;
        }

        await RunAsync(scope, change, await settings.FindAsync(scope, change.Company.Id), sender);
        return true;
    }

    /// <summary>The same where the caller has looked.</summary>
    public async Task RunAsync(WriteScope scope, ConsentChange change, ConsentSettings company, string? sender)
    {
        var reach = Reach(company, sender);
        await record.OptOutAsync(scope, change, reach);
        await ending.RunAsync(scope, change, reach);
    }

    /// <summary>Ends the chats alone: the opt-out itself is known.</summary>
    public Task EndAsync(WriteScope scope, ConsentChange change, string reach) => ending.RunAsync(scope, change, reach);

    /// <summary>The scope of what is said to a sender address.</summary>
    public static string Reach(ConsentSettings company, string? sender) =>
        company.Scope == ConsentScope.Company || sender is null ? ConsentEntry.WholeCompany : sender;
}
