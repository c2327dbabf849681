using TwoWayChat.Events;

namespace TwoWayChat.Web;

/// <summary>
/// What commits on this node have added to a company's log, kept for one screen until its next turn, so that a hundred screens do not read the same rows a
/// hundred times. What it does not know is read from the log.
/// </summary>
internal sealed class LiveTail
{
    /// <summary>Events kept at most; a screen that is behind by more reads them.</summary>
    private const int Most = LogReader.MostPerRead;

    private readonly Lock gate = new();
    private List<LogGrowth> kept = [];
    private int count;
    private bool hasGap;

    /// <summary>Takes in what a commit has added; null where it is only known that another node's did. May be called on any thread.</summary>
    public void Offer(LogGrowth? growth)
    {
        lock (gate)
        {
            hasGap |= growth is null || count + growth.Events.Count > Most;
            if (hasGap)
            {
                (kept, count) = ([], 0);
                return;
            }

            kept.Add(growth!);
            count += growth!.Events.Count;
        }
    }

    /// <summary>What has been added since <paramref name="reached"/>, in order; null where the log has to be read.</summary>
    public LiveNews? Take(LogHead reached)
    {
        List<LogGrowth> taken;
        lock (gate)
        {
            taken = kept;
            var isWhole = !hasGap;
            (kept, count, hasGap) = ([], 0, false);
            if (!isWhole)
            {
                return null;
            }
        }

        var events = new List<LoggedEvent>();
        var head = reached;
        foreach (var growth in taken.Where(growth => growth.Head.Sequence >= head.Sequence))
        {
            if (growth.Head.Sequence - growth.Events.Count > head.Sequence)
            {
                return null; // Another node has written between.
            }

            events.AddRange(growth.Events.Where(logged => logged.Sequence > head.Sequence));
            head = growth.Head;
        }

        return new LiveNews(head, events);
    }
}
