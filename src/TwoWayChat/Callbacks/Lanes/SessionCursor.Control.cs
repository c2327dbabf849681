using TwoWayChat.Callbacks.Control;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What people do to a cursor: pause it, move it back, send a span of its log again.</summary>
internal sealed partial class SessionCursor
{
    private int rewinds;
    private int rewindsStoring;
    private int rewindsStored;

    /// <summary>The span that this cursor sends again; null for the cursor of a session itself.</summary>
    public Replay? Replay { get; init; }

    /// <summary>Nothing is sent until somebody resumes. The end of the session goes all the same: nobody could resume after it.</summary>
    public bool Paused { get; set; } = row.Paused;

    /// <summary>Nothing new starts for a moment: the cursor is about to move back.</summary>
    public bool Held { get; set; }

    /// <summary>Whether nothing may start now, whatever waits.</summary>
    public bool IsStopped => IsClosed || IsGone || Held || (Paused && !Ending) || Replay?.Session is { IsStopped: true } or { Ending: true };

    /// <summary>The cursor has moved back, which its row does not know yet.</summary>
    public bool Rewound => rewinds > rewindsStored;

    /// <summary>
    /// Moves back: everything after <paramref name="sequence"/> comes again. Nothing may be in flight.
    /// </summary>
    /// <param name="sequence">The new place.</param>
    /// <param name="previous">The last event up to there that the session sees; 0 for none.</param>
    public void RewindTo(long sequence, long previous)
    {
        pending.Clear();
        acknowledged?.Clear();
        tries = null;
        pulledThrough = Math.Min(pulledThrough, sequence);
        FallBehind(sequence);
        lastVisible = previous;
        DeliveredSequence = Math.Min(DeliveredSequence, previous);
        StoredLowWater = sequence;
        rewinds++;
        Dirty = true;
    }

    /// <summary>The state as it stands is about to be written.</summary>
    public void BeginStore() => rewindsStoring = rewinds;

    /// <summary>It has been written.</summary>
    public void Stored() => rewindsStored = rewindsStoring;
}
