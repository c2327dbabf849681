using System.Runtime.InteropServices;

namespace TwoWayChat.Security;

/// <summary>
/// Counts failures by key, each key for one window from its first. An attempt counts from its beginning, so that guesses at the same time count each other.
/// Keys are forgotten when their window is over, and past <see cref="MostKeys"/> the oldest goes: the memory it takes has a limit, whatever strangers do.
/// </summary>
internal sealed class FailureCounter(int limit, TimeSpan window, TimeProvider time)
{
    /// <summary>Most keys remembered.</summary>
    public const int MostKeys = 50_000;

    /// <summary>How long to wait where only attempts whose end is not known yet stand in the way.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<UInt128, Tally> tallies = [];
    private readonly Queue<(UInt128 Key, DateTimeOffset Until)> order = new(); // Every key once, and so by the end of its window: all windows are as long.

    /// <summary>Keys remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                Forget(MostKeys);
                return tallies.Count;
            }
        }
    }

    /// <summary>Begins an attempt, unless it is one too many: then the time to wait, and nothing is counted.</summary>
    public TimeSpan? Begin(UInt128 key)
    {
        lock (gate)
        {
            ref var tally = ref Find(key);
            if (tally.Failed >= limit)
            {
                return tally.Until - time.GetUtcNow();
            }

            if (tally.Failed + tally.UnderWay >= limit)
            {
                return Moment;
            }

            tally.UnderWay++;
            return null;
        }
    }

    /// <summary>Ends an attempt; whether it was the one that reached the limit.</summary>
    public bool End(UInt128 key, bool hasFailed)
    {
        lock (gate)
        {
            ref var tally = ref Find(key);
            tally.UnderWay = Math.Max(0, tally.UnderWay - 1);
            tally.Failed += hasFailed ? 1 : 0;
            return hasFailed && tally.Failed == limit;
        }
    }

    /// <summary>Counts a failure that nobody has waited for.</summary>
    public void Add(UInt128 key)
    {
        lock (gate)
        {
            Find(key).Failed++;
        }
    }

    /// <summary>Whether the limit is reached.</summary>
    public bool IsFull(UInt128 key)
    {
        lock (gate)
        {
            Forget(MostKeys);
            return tallies.TryGetValue(key, out var tally) && tally.Failed >= limit;
        }
    }

    /// <summary>Takes all failures back. The key stays until its window is over: each stands in the queue once.</summary>
    public void Clear(UInt128 key)
    {
        lock (gate)
        {
            Find(key).Failed = 0;
        }
    }

    private ref Tally Find(UInt128 key)
    {
        Forget(MostKeys);
        if (!tallies.ContainsKey(key))
        {
            Forget(MostKeys - 1);
            var until = time.GetUtcNow() + window;
            tallies.Add(key, new Tally { Until = until });
            order.Enqueue((key, until));
        }

        return ref CollectionsMarshal.GetValueRefOrNullRef(tallies, key);
    }

    /// <summary>Removes what has run out, and the oldest of what is more than <paramref name="most"/>.</summary>
    private void Forget(int most)
    {
        var now = time.GetUtcNow();
        while (order.TryPeek(out var oldest) && (oldest.Until <= now || order.Count > most))
        {
            tallies.Remove(order.Dequeue().Key);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Tally
    {
        public int Failed;
        public int UnderWay;
        public DateTimeOffset Until;
    }
}
