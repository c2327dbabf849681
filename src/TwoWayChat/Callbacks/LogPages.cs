using TwoWayChat.Events;

namespace TwoWayChat.Callbacks;

/// <summary>
/// Fixed stretches of a company's log for sessions that have fallen behind. Many of them wait at the same place, so the last pages are kept.
/// </summary>
internal sealed class LogPages(LogReader log, string companyId)
{
    private const int PageSize = 256;
    private const int MostPages = 32;

    private readonly Dictionary<long, IReadOnlyList<LoggedEvent>> pages = [];
    private readonly Queue<long> age = new();

    /// <summary>The events of the page that holds <paramref name="sequence"/>, and the page's last sequence.</summary>
    public async Task<(IReadOnlyList<LoggedEvent> Events, long Last)> ReadAsync(long sequence, CancellationToken cancellationToken)
    {
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
