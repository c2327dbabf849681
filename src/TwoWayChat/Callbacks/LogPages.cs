using TwoWayChat.Events;

namespace TwoWayChat.Callbacks;

/// <summary>
/// Fixed stretches of a company's log for sessions that have fallen behind. Many of them wait at the same place, so the last pages are kept.
/// </summary>
internal sealed class LogPages(LogReader log, string companyId)
{
    private const int PageSize = 256;
    private const int MostPages = 32;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private readonly Dictionary<long, IReadOnlyList<LoggedEvent>> pages = [];
    private readonly Queue<long> age = new();
    private TimeSpan usedAt;

    /// <summary>Forgets pages that nobody has read for a while: lanes are many, and most have nobody who has fallen behind.</summary>
    public void Rest(TimeSpan now)
    {
        if (pages.Count > 0 && now - usedAt > KeptFor)
        {
            pages.Clear();
            age.Clear();
        }
    }

    /// <summary>The events of the page that holds <paramref name="sequence"/>, and the page's last sequence.</summary>
    public async Task<(IReadOnlyList<LoggedEvent> Events, long Last)> ReadAsync(long sequence, TimeSpan now, CancellationToken cancellationToken)
    {
        usedAt = now;
        var start = (sequence - 1) / PageSize * PageSize;
        var last = start + PageSize;
        if (!pages.TryGetValue(start, out var page))
        {
            page = [.. (await log.AfterAsync(companyId, start, PageSize, cancellationToken)).Where(logged => logged.Sequence <= last)];
            Keep(start, page);
        }

        return (page, last);
    }

    private void Keep(long start, IReadOnlyList<LoggedEvent> page)
    {
        if (page.Count < PageSize)
        {
            return; // Not full yet: it may grow.
        }

        if (age.Count == MostPages)
        {
            pages.Remove(age.Dequeue());
        }

        pages[start] = page;
        age.Enqueue(start);
    }
}
