using System.Runtime.CompilerServices;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts.Files;

/// <summary>Sends contacts as CSV while they are read, page by page: of millions no more than a page is ever held.</summary>
internal sealed class ExportContacts(Database database, ContactStore contacts, ContactMerges merges, AuditLog audit)
{
    private const int PerRead = 1000;

    /// <summary>
    /// The contacts that the caller sees, newest first, all or those of a tag; throws 403 for agents. Who takes numbers out of the company stands in the
    /// audit log.
    /// </summary>
    /// <param name="caller">Who exports.</param>
    /// <param name="tag">Only contacts with it; null for all.</param>
    /// <param name="response">Where the file goes.</param>
    /// <param name="byPeople">A spreadsheet will open it, not a program.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task RunAsync(Caller caller, string? tag, HttpResponse response, bool byPeople, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        await database.WriteAsync(caller.CompanyId, scope => AuditAsync(scope, caller, tag), cancellationToken);
        var head = byPeople ? $"{CsvAnswer.Mark}{ContactCsv.Head}" : ContactCsv.Head;
        await CsvAnswer.SendAsync(response, "contacts.csv", LinesAsync(caller.Account, tag, cancellationToken).Prepend(head), cancellationToken);
    }

    private async IAsyncEnumerable<string> LinesAsync(Account viewer, string? tag, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = new PageRequest(PerRead, []);
        IReadOnlyList<Contact> some;
        do
        {
            some = await contacts.ListAsync(viewer, tag, page, cancellationToken);
            if (some.Count == 0)
            {
                yield break;
            }

            var others = await merges.OtherNumbersAsync(viewer.CompanyId, some[^1].ContactId, some[0].ContactId, cancellationToken);
            foreach (var contact in some.Take(PerRead))
            {
                yield return ContactCsv.Line(contact, others[contact.ContactId]);
            }

            page = page with { After = [some[Math.Min(PerRead, some.Count) - 1].ContactId] };
        }
        while (some.Count > PerRead);
    }

    private Task AuditAsync(WriteScope scope, Caller caller, string? tag) => audit.AppendAsync(
        scope, caller.CompanyId, caller.Actor, "contacts.exported", new AuditTarget("company", caller.CompanyId, caller.Account.Company.Name), new { tag });
}
