using TwoWayChat.Events;

namespace TwoWayChat.Callbacks.Lanes;

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

    /// <summary>Forgets all: what they hold may have been taken out of the log since.</summary>
    public void Forget()
    {
        pages.Clear();
        age.Clear();
    }

    /// <summary>Forgets pages that nobody has read for a while: lanes are many, and most have nobody who has fallen behind.</summary>
    public void Rest(TimeSpan now)
    {
        if (pages.Count > 0 && now - usedAt > KeptFor)
        {
            Forget();
        }
    }

    /// <summary>
    /// The events of the page that holds <paramref name="sequence"/>, as far as <paramref name="tail"/> at least, and the page's last sequence.
    /// The page in which the log ends is kept, too: after a takeover every session asks for it.
    /// </summary>
    public async Task<(IReadOnlyList<LoggedEvent> Events, long Last)> ReadAsync(long sequence, long tail, TimeSpan now, CancellationToken cancellationToken)
    {
        usedAt = now;
        var start = (sequence - 1) / PageSize * PageSize;
        var last = start + PageSize;
        if (!pages.TryGetValue(start, out var page) || !Reaches(page, Math.Min(last, tail)))
        {
            page = [.. (await log.AfterAsync(companyId, start, PageSize, cancellationToken)).Where(logged => logged.Sequence <= last)];
            Keep(start, page);
        }

        return (page, last);
    }

    private static bool Reaches(IReadOnlyList<LoggedEvent> page, long sequence) => page.Count > 0 && page[^1].Sequence >= sequence;

    private void Keep(long start, IReadOnlyList<LoggedEvent> page)
    {
        if (!pages.ContainsKey(start))
        {
            age.Enqueue(start);
            if (age.Count > MostPages)
            {
                pages.Remove(age.Dequeue());
            }
        }

        pages[start] = page;
    }
}
