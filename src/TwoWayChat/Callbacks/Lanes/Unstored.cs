namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// Counts what a session's receiver may have and the stored cursor does not say yet: that much comes twice after a crash. At a whole window nothing new
/// starts until it is written.
/// </summary>
internal sealed class Unstored(int window)
{
    private int done;
    private int storing;
    private bool awaited;

    /// <summary>There is so much of it that the next write should not wait.</summary>
    public bool IsPressing => done * 2 >= window;

    /// <summary>An event is done with.</summary>
    public void Add() => done++;

    /// <summary>Whether nothing new may start, beside <paramref name="touched"/> events that have been tried and are not done.</summary>
    public bool Fills(int touched) => done + touched >= window;

    /// <summary>Something would go if it were not for this.</summary>
    public void Await() => awaited = true;

    /// <summary>What is done is about to be written.</summary>
    public void Begin() => storing = done;

    /// <summary>It has been written, or not. True when something may go now that had to wait for it.</summary>
    public bool End(bool written)
    {
        done -= written ? storing : 0;
        storing = 0;
        var freed = awaited && written;
        awaited &= !written;
        return freed;
    }
}
