using TwoWayChat.Events;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Which of a cursor's events may go: of each subject the oldest that is not done, and the session's beginning and end alone.</summary>
internal sealed partial class SessionCursor
{
    /// <summary>Whether anything is left to send.</summary>
    public bool HasWork => !IsStopped && pending.Exists(entry => !entry.Done);

    public bool HasInFlight => pending.Exists(entry => entry.InFlight);

    /// <summary>The next event that may go at <paramref name="now"/>, or null.</summary>
    public PendingCallback? NextReady(TimeSpan now)
    {
        var full = IsFull();
        foreach (var entry in Heads(Span))
        {
            if (entry.NotBefore <= now && MayGo(entry, full))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>
    /// The event to try an endpoint in trouble with, whatever its own time says: of those that have been tried least the oldest, so that one event that
    /// the receiver cannot take does not stand for its endpoint. It may lie beyond the window, which may hold nothing else that is not done.
    /// </summary>
    public PendingCallback? NextProbe()
    {
        var full = IsFull();
        return Heads(Strict ? Span : IsStopped ? 0 : pending.Count).Where(entry => MayGo(entry, full)).MinBy(entry => entry.Attempts);
    }

    /// <summary>The earliest moment after <paramref name="now"/> at which a waiting event may go again; null where none waits for its time.</summary>
    public TimeSpan? NextDue(TimeSpan now)
    {
        TimeSpan? due = null;
        for (var i = 0; i < Math.Min(window, pending.Count); i++)
        {
            if (pending[i] is { Done: false, InFlight: false, NotBefore: var at } && at > now && (due is null || at < due))
            {
                due = at;
            }
        }

        return due;
    }

    /// <summary>How many events, counted from the oldest, may be under way at once.</summary>
    private int Span => IsStopped ? 0 : Math.Min(Strict ? 1 : window, pending.Count);

    /// <summary>The first of each subject among the oldest <paramref name="span"/> events, as far as it is not under way already.</summary>
    private IEnumerable<PendingCallback> Heads(int span)
    {
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < span; i++)
        {
            var entry = pending[i];
            if (entry.Done)
            {
                continue;
            }

            var alone = entry.Event.Type is EventTypes.SessionCreated or EventTypes.SessionEnded;
            if (alone && AnyInFlightBefore(i))
            {
                yield break;
            }

            if (subjects.Add(entry.Event.Subject) && !entry.InFlight)
            {
                yield return entry;
            }

            if (alone)
            {
                yield break;
            }
        }
    }

    /// <summary>Whether a crash would send a whole window again. What was tried beyond the window counts, too.</summary>
    private bool IsFull() => Unstored.Fills(pending.Count) && Unstored.Fills(Touched());

    /// <summary>Nothing new starts while a crash would send a whole window again.</summary>
    private bool MayGo(PendingCallback entry, bool full)
    {
        if (full && entry.Attempts == 0)
        {
            Unstored.Await();
            return false;
        }

        return true;
    }

    /// <summary>Events that may have reached the receiver, and are not done.</summary>
    private int Touched() => pending.Count(entry => entry is { Done: false, InFlight: true } or { Done: false, Attempts: > 0 });

    private bool AnyInFlightBefore(int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (pending[i].InFlight)
            {
                return true;
            }
        }

        return false;
    }
}
