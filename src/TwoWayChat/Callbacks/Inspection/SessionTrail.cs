namespace TwoWayChat.Callbacks.Inspection;

/// <summary>
/// Follows one session as a receiver should: proves by <c>previousSequence</c> that nothing is missing, and watches the order of each subject.
/// Events of different subjects may overtake one another, so a gap is normal for as long as something is under way, or parked.
/// </summary>
internal sealed class SessionTrail(string sessionId)
{
    private const int MostBeyondGap = 1000;
    private const int MostSubjects = 10_000;

    /// <summary>Events that came before the one that they name as previous: its sequence → theirs.</summary>
    private readonly SortedDictionary<long, long> beyondGap = [];

    private readonly Dictionary<string, long> lastOfSubject = new(StringComparer.Ordinal);
    private long? completeTo;
    private int taken;
    private int duplicates;
    private int outOfOrder;

    public SessionProof Proof => new(sessionId, taken, completeTo ?? 0, beyondGap.Count, duplicates, outOfOrder);

    public void NoteDuplicate() => duplicates++;

    /// <summary>Takes an event of the log for the first time; whether it came in the order of its subject.</summary>
    public ArrivalVerdict Take(long sequence, long previous, string? subject)
    {
        taken++;
        completeTo ??= previous; // Where the inspector was started in the middle of a session, the proof starts there.
        if (previous >= completeTo)
        {
            beyondGap[previous] = sequence;
            Advance();
        }

        return subject is null || KeepsOrder(subject, sequence) ? ArrivalVerdict.InOrder : ArrivalVerdict.OutOfOrder;
    }

    private void Advance()
    {
        if (beyondGap.Count > MostBeyondGap)
        {
            completeTo = beyondGap.Keys.First(); // What never came is given up; memory is bounded.
        }

        while (completeTo is { } end && beyondGap.Remove(end, out var next))
        {
            completeTo = next;
        }
    }

    private bool KeepsOrder(string subject, long sequence)
    {
        if (lastOfSubject.GetValueOrDefault(subject) > sequence)
        {
            outOfOrder++;
            return false;
        }

        if (lastOfSubject.Count >= MostSubjects)
        {
            lastOfSubject.Clear();
        }

        lastOfSubject[subject] = sequence;
        return true;
    }
}
