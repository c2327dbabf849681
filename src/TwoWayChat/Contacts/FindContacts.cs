using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>Reads contacts for lists: all or those of a tag page by page, or the best that a search finds.</summary>
internal sealed class FindContacts(ContactStore contacts, ContactSearch search)
{
    /// <summary>A page of contacts that the viewer sees; a search has one page, with the best <see cref="ContactSearch.Most"/>.</summary>
    public async Task<Page<Contact>> RunAsync(Account viewer, string? tag, PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Search.Length > 0 && string.IsNullOrWhiteSpace(tag))
        {
            return new Page<Contact>(await search.BestAsync(viewer, page, cancellationToken), null);
        }

        var rows = await contacts.ListAsync(viewer, tag, page, cancellationToken);
        return page.Cut(rows, contact => contact, contact => [contact.ContactId]);
    }
}
