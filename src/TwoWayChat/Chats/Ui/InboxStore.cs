using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Ui;

/// <summary>Reads what the inbox shows.</summary>
internal sealed class InboxStore(Database database, ChatStore chats, MessageStore messages, FindContacts contacts)
{
    /// <summary>Chats after a place in the list, or from its beginning; in order. Chats of the contacts that a search has found come all at once.</summary>
    public async Task<IReadOnlyList<InboxRow>> ListAsync(
        Account viewer, InboxFilter filter, ActivityKey? after, int limit, CancellationToken cancellationToken)
    {
        if (filter.ContactIds is { } contactIds)
        {
            return await ReadAsync(
                viewer, "h.contact_id in @ids order by h.last_activity_at desc, h.chat_id desc", contactIds, limit, cancellationToken);
        }

        var page = new PageRequest(limit, after is { } key ? [key.At.ToString(), key.ChatId] : []);
        var rows = await chats.ListAsync(viewer, filter.For(viewer), page, cancellationToken);
        return await WithMessagesAsync([.. rows.Take(limit)], cancellationToken);
    }

    /// <summary>Some chats, as far as the viewer may see them; in no order.</summary>
    public Task<IReadOnlyList<InboxRow>> FindAsync(Account viewer, IReadOnlyCollection<string> chatIds, CancellationToken cancellationToken) =>
        ReadAsync(viewer, "h.chat_id in @ids", chatIds, chatIds.Count, cancellationToken);

    /// <summary>The contact's chats that the viewer may see, newest activity first.</summary>
    public async Task<IReadOnlyList<Chat>> OfContactAsync(Account viewer, string contactId, int limit, CancellationToken cancellationToken) =>
        await chats.ListAsync(viewer, new ChatFilter { ContactId = contactId }, new PageRequest(limit, []), cancellationToken);

    /// <summary>How many open chats that are the viewer's or nobody's have something new from the customer; <paramref name="most"/> at most.</summary>
    public Task<long> CountUnreadAsync(Account viewer, long most, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<long>(
            $"""
            select count(*)
              from (select h.chat_id
                      from chats h
                      left join chat_reads r on r.company_id = h.company_id and r.chat_id = h.chat_id and r.user_id = @viewerId
                     where h.company_id = @companyId and h.status = 'OPEN' and (h.assigned_to is null or h.assigned_to = @viewerId)
                       and h.inbound_count > coalesce(r.read_inbound, 0) and {Access.Sql(viewer, "h")}
                     limit @most) as unread
            """,
            new { companyId = viewer.CompanyId, viewerId = viewer.UserId, propertyIds = viewer.PropertyIds.ToList(), most },
            cancellationToken);

    /// <summary>The lengths of the lists that the viewer works off.</summary>
    public async Task<InboxCounts> CountOpenAsync(Account viewer, CancellationToken cancellationToken) =>
        await database.FirstOrDefaultAsync<InboxCounts>(
            $"""
            select (select count(*) from (select 1 from chats h {OpenTo(viewer)} and h.assigned_to = @viewerId limit @most) as own) as mine,
                   (select count(*) from (select 1 from chats h {OpenTo(viewer)} and h.assigned_to is null limit @most) as free) as unassigned
            """,
            new { companyId = viewer.CompanyId, viewerId = viewer.UserId, propertyIds = viewer.PropertyIds.ToList(), most = InboxCounts.Most },
            cancellationToken) ?? new InboxCounts(0, 0);

    /// <summary>Ids of the best contacts that a search finds.</summary>
    public async Task<IReadOnlyList<string>> FindContactsAsync(Account viewer, string text, CancellationToken cancellationToken)
    {
        var found = await contacts.RunAsync(viewer, null, PageRequest.Of(text, null, keys: 1), cancellationToken);
        return [.. found.Items.Select(contact => contact.ContactId)];
    }

    private static string OpenTo(Account viewer) => $"where h.company_id = @companyId and h.status = 'OPEN' and {Access.Sql(viewer, "h")}";

    private async Task<IReadOnlyList<InboxRow>> ReadAsync(
        Account viewer, string condition, IReadOnlyCollection<string> ids, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Chat>(
            $"{ChatSql.SelectForViewer()} where h.company_id = @companyId and {Access.Sql(viewer, "h")} and {condition} limit @limit",
            new { companyId = viewer.CompanyId, viewerId = viewer.UserId, propertyIds = viewer.PropertyIds.ToList(), ids = ids.ToList(), limit },
            cancellationToken);
        return await WithMessagesAsync(rows, cancellationToken);
    }

    private async Task<IReadOnlyList<InboxRow>> WithMessagesAsync(IReadOnlyList<Chat> rows, CancellationToken cancellationToken)
    {
        var lastIds = rows.Select(chat => chat.LastMessageId).OfType<string>().ToList();
        var last = lastIds.Count == 0 ? [] : await messages.FindAllAsync(rows[0].CompanyId, lastIds, cancellationToken);
        var byChat = last.ToDictionary(message => message.ChatId);
        return [.. rows.Select(chat => InboxRow.Of(chat, byChat.GetValueOrDefault(chat.ChatId)))];
    }
}
