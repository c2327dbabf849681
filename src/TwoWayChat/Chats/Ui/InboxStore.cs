using TwoWayChat.Chats.Notes;
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

        var rows = filter.IsByWaiting
            ? await ByWaitingAsync(viewer, filter.For(viewer), after, limit, cancellationToken)
            : await chats.ListAsync(viewer, filter.For(viewer), Page(after, limit), cancellationToken);
        return await WithMessagesAsync([.. rows.Take(limit)], cancellationToken);
    }

    /// <summary>Those who wait, the longest first, then those who do not.</summary>
    private async Task<IReadOnlyList<Chat>> ByWaitingAsync(
        Account viewer, ChatFilter filter, ActivityKey? after, int limit, CancellationToken cancellationToken)
    {
        var isPast = after is { WaitingSince: null };
        IReadOnlyList<Chat> waiting = isPast ? [] : await chats.ListAsync(viewer, filter with { Waits = true }, Page(after, limit), cancellationToken);
        if (waiting.Count >= limit)
        {
            return waiting;
        }

        var rest = Page(isPast ? after : null, limit - waiting.Count);
        var others = await chats.ListAsync(viewer, filter with { Waits = false }, rest, cancellationToken);
        return [.. waiting.Concat(others).DistinctBy(chat => chat.ChatId)]; // One may have been answered between the two reads.
    }

    private static PageRequest Page(ActivityKey? after, int limit) =>
        new(limit, after is { } key ? [(key.WaitingSince ?? key.At).ToString(), key.ChatId] : []);

    /// <summary>Some chats, as far as the viewer may see them; in no order.</summary>
    public Task<IReadOnlyList<InboxRow>> FindAsync(Account viewer, IReadOnlyCollection<string> chatIds, CancellationToken cancellationToken) =>
        ReadAsync(viewer, "h.chat_id in @ids", chatIds, chatIds.Count, cancellationToken);

    /// <summary>The contact's chats that the viewer may see, newest activity first.</summary>
    public async Task<IReadOnlyList<Chat>> OfContactAsync(Account viewer, string contactId, int limit, CancellationToken cancellationToken) =>
        await chats.ListAsync(viewer, new ChatFilter { ContactId = contactId }, new PageRequest(limit, []), cancellationToken);

    /// <summary>
    /// How many open chats that are the viewer's or nobody's have something new from the customer; <paramref name="most"/> at most, and of a very long
    /// queue only among those that went on last (<see cref="OpenQueues.MostLookedAt"/>). Colleagues who mention the viewer count too.
    /// </summary>
    public async Task<long> CountUnreadAsync(Account viewer, long most, CancellationToken cancellationToken)
    {
        var queues = new OpenQueues(viewer, most);
        return await database.FirstOrDefaultAsync<long>($"select ({queues.CountUnread}) + ({MentionStore.Count(viewer)})", queues.Parameters, cancellationToken);
    }

    /// <summary>The lengths of the lists that the viewer works off.</summary>
    public async Task<InboxCounts> CountOpenAsync(Account viewer, CancellationToken cancellationToken)
    {
        var queues = new OpenQueues(viewer, InboxCounts.Most);
        return await database.FirstOrDefaultAsync<InboxCounts>(queues.CountOpen, queues.Parameters, cancellationToken) ?? new InboxCounts(0, 0);
    }

    /// <summary>Ids of the best contacts that a search finds.</summary>
    public async Task<IReadOnlyList<string>> FindContactsAsync(Account viewer, string text, CancellationToken cancellationToken)
    {
        var found = await contacts.RunAsync(viewer, null, PageRequest.Of(text, null, keys: 1), cancellationToken);
        return [.. found.Items.Select(contact => contact.ContactId)];
    }

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
