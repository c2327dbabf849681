namespace TwoWayChat.Callbacks.Inspection;

/// <summary>The last ids that were taken, as many as a receiver needs to know duplicates.</summary>
internal sealed class RecentIds(int most)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>False when it is known already.</summary>
    public bool Add(string id)
    {
        if (!known.Add(id))
        {
            return false;
        }

        order.Enqueue(id);
        if (order.Count > most)
        {
            known.Remove(order.Dequeue());
        }

        return true;
    }
}
