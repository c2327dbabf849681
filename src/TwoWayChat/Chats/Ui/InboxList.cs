using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Chats.Ui;

/// <summary>
/// The list of an open inbox: a stretch of the chats that its filter names, kept in step by reading again what events have touched. One act at a time,
/// so that an answer never lands in a list that has changed meanwhile.
/// </summary>
internal sealed class InboxList(InboxStore store)
{
    public const int PageSize = 30;

    /// <summary>Rows held at most.</summary>
    public const int Most = 2 * PageSize;

    private readonly Turns turns = new();
    private Stretch<ActivityKey, InboxRow> stretch = new(row => new ActivityKey(row.Chat.LastActivityAt, row.Chat.ChatId), Most);

    public InboxFilter Filter { get; private set; } = new(InboxTab.All);

    public bool IsLoaded { get; private set; }

    public IReadOnlyList<InboxRow> Rows => stretch.Rows;

    public bool HasNewer => stretch.HasBefore;

    public bool HasOlder => stretch.HasAfter;

    /// <summary>Reads the first page of what <paramref name="filter"/> names.</summary>
    public Task LoadAsync(Account viewer, InboxFilter filter, CancellationToken cancellationToken) => turns.RunAsync(
        async () =>
        {
            Filter = filter;
            await StartAsync(viewer, cancellationToken);
        });

    /// <summary>Reads the next page at the end.</summary>
    public Task OlderAsync(Account viewer, CancellationToken cancellationToken) => turns.RunAsync(() => GrowAsync(viewer, cancellationToken));

    /// <summary>Goes back to the beginning, after older chats have taken its place.</summary>
    public Task NewestAsync(Account viewer, CancellationToken cancellationToken) => turns.RunAsync(() => StartAsync(viewer, cancellationToken));

    /// <summary>Takes in what events have touched: chats, and contacts whose names may have changed.</summary>
    public Task ApplyAsync(Account viewer, InboxNews news, CancellationToken cancellationToken) => turns.RunAsync(
        async () =>
        {
            var touched = Rows.Where(row => news.ContactIds.Contains(row.Chat.ContactId)).Select(row => row.Chat.ChatId)
                .Concat(news.ChatIds).ToHashSet();
            if (touched.Count > Most)
            {
                await StartAsync(viewer, cancellationToken);
                return;
            }

            var fresh = await store.FindAsync(viewer, touched, cancellationToken);
            stretch = stretch.Update(row => touched.Contains(row.Chat.ChatId), fresh.Where(row => Filter.Takes(viewer, row.Chat)));
            await FillAsync(viewer, cancellationToken);
        });

    /// <summary>The reader has seen all of a chat, which <paramref name="note"/> stores.</summary>
    public Task MarkReadAsync(string chatId, Func<Task> note) => turns.RunAsync(
        async () =>
        {
            await note();
            var read = Rows.Where(row => row.Chat.ChatId == chatId).Select(row => row with { Unread = 0 }).ToList();
            stretch = stretch.Update(row => row.Chat.ChatId == chatId, read);
        });

    private async Task StartAsync(Account viewer, CancellationToken cancellationToken)
    {
        var filter = Filter;
        var isSearch = filter.ContactIds is not null; // What a search has found has no further pages.
        var limit = isSearch ? Most : PageSize;
        var rows = await store.ListAsync(viewer, filter, null, limit, cancellationToken);
        stretch = new Stretch<ActivityKey, InboxRow>(row => filter.KeyOf(row.Chat), Most).StartWith(rows, hasBefore: false, hasAfter: !isSearch && rows.Count == limit);
        IsLoaded = true;
    }

    private async Task GrowAsync(Account viewer, CancellationToken cancellationToken)
    {
        if (HasOlder && Rows.Count > 0)
        {
            var rows = await store.ListAsync(viewer, Filter, stretch.KeyOf(Rows[^1]), PageSize, cancellationToken);
            stretch = stretch.Append(rows, rows.Count == PageSize);
        }
    }

    // Chats leave a list too: what is left must still fill the screen, or nothing would ask for more.
    private async Task FillAsync(Account viewer, CancellationToken cancellationToken)
    {
        if (Rows.Count == 0 && (HasNewer || HasOlder))
        {
            await StartAsync(viewer, cancellationToken);
        }
        else if (Rows.Count < PageSize / 2)
        {
            await GrowAsync(viewer, cancellationToken);
        }
    }
}
