namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What was tried before the lane came here: counts go on, so that an event that is refused is parked however often lanes move.</summary>
internal sealed partial class SessionCursor
{
    private Dictionary<long, TriedRow>? tries;

    /// <summary>To be told before the event is read.</summary>
    public void Remember(TriedRow tried) => (tries ??= [])[tried.Sequence] = tried;

    /// <summary>Gives an event that is read after a take-over the counts it had.</summary>
    private void Recall(PendingCallback entry)
    {
        if (tries?.Remove(entry.Event.Sequence, out var tried) == true)
        {
            entry.Attempts = (int)tried.Attempts;
            entry.Refusals = (int)tried.Refusals;
            tries = tries.Count > 0 ? tries : null;
        }
    }
}
