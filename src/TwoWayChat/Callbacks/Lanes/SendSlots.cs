namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// Bounds the attempts in flight on a node and shares them fairly: when none is free, lanes wait in line and each gets one in turn, so that no company
/// takes more than its share however much it has to send.
/// </summary>
internal sealed class SendSlots(int most)
{
    private readonly Lock gate = new();
    private readonly Queue<ISlotWaiter> line = new();
    private readonly HashSet<ISlotWaiter> granted = [];
    private readonly HashSet<ISlotWaiter> waiting = [];
    private int taken;

    public int Taken => taken;

    /// <summary>Takes a slot, or stands in line; <see cref="ISlotWaiter.SlotGranted"/> is called when its turn has come.</summary>
    public bool TryTake(ISlotWaiter waiter)
    {
        lock (gate)
        {
            if (granted.Remove(waiter))
            {
                return true;
            }

            if (taken < most && line.Count == 0)
            {
                taken++;
                return true;
            }

            if (waiting.Add(waiter))
            {
                line.Enqueue(waiter);
            }

            return false;
        }
    }

    /// <summary>Takes a slot for something that may as well be left out: only where plenty are free, and nobody waits.</summary>
    public bool TryTakeSpare()
    {
        lock (gate)
        {
            if (line.Count > 0 || taken >= (most + 1) / 2)
            {
                return false;
            }

            taken++;
            return true;
        }
    }

    /// <summary>Gives a slot back; it goes to the first in line.</summary>
    public void Release()
    {
        ISlotWaiter? next;
        lock (gate)
        {
            next = FirstInLine();
            if (next is null)
            {
                taken--;
                return;
            }

            granted.Add(next);
        }

        next.SlotGranted();
    }

    /// <summary>The lane has nothing to send after all, or stops: it leaves the line, and its grant goes on to the next.</summary>
    public void GiveBack(ISlotWaiter waiter)
    {
        bool had;
        lock (gate)
        {
            waiting.Remove(waiter);
            had = granted.Remove(waiter);
        }

        if (had)
        {
            Release();
        }
    }

    /// <summary>Who has left the line meanwhile is passed over.</summary>
    private ISlotWaiter? FirstInLine()
    {
        while (line.TryDequeue(out var next))
        {
            if (waiting.Remove(next))
            {
                return next;
            }
        }

        return null;
    }
}
