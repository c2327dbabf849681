using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Consent;

/// <summary>Sends the consent ledger as CSV, while it is read: of a contact, or of the whole company.</summary>
internal sealed class ExportConsent(Database database, ContactStore contacts, ConsentLedger ledger, AuditLog audit)
{
    /// <summary>That of a contact, as the caller may read it; throws 404 for one that the caller does not see.</summary>
    public async Task OfContactAsync(Caller caller, string contactId, HttpResponse response, CancellationToken cancellationToken)
    {
        var contact = await contacts.FindVisibleAsync(caller.Account, contactId, cancellationToken);
        await SendAsync(response, $"consent-{contact.ContactId}.csv", ledger.AllAsync(caller.Account, contact, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// All of the company, of contacts, of numbers that are none and of the erased; throws 403 for all but global managers. Who takes all numbers out of
    /// the company stands in the audit log.
    /// </summary>
    public async Task OfCompanyAsync(Caller caller, HttpResponse response, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        await database.WriteAsync(caller.CompanyId, scope => AuditAsync(scope, caller), cancellationToken);
        await SendAsync(response, "consent.csv", ledger.AllOfCompanyAsync(caller.CompanyId, cancellationToken), cancellationToken);
    }

    private static Task SendAsync(HttpResponse response, string fileName, IAsyncEnumerable<ConsentEntry> entries, CancellationToken cancellationToken) =>
        CsvAnswer.SendAsync(response, fileName, entries.Select(ConsentCsv.Line).Prepend(ConsentCsv.Head), cancellationToken);

    private Task AuditAsync(WriteScope scope, Caller caller) => audit.AppendAsync(
        scope, caller.CompanyId, caller.Actor, "consent.exported", new AuditTarget("company", caller.CompanyId, caller.Account.Company.Name));
}
