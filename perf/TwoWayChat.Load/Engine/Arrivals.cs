using System.Buffers;
using System.Globalization;
using TwoWayChat.Events;
using TwoWayChat.Load.Receiving;

namespace TwoWayChat.Load.Engine;

/// <summary>What came to the receiver of what an engine was told to publish, and whether each stream came in order.</summary>
/// <param name="streams">How many streams there are; 0 where several sessions get the same, and order is not looked at.</param>
internal sealed class Arrivals(int streams)
{
    private readonly Lock gate = new();
    private readonly long[] last = new long[streams];
    private List<Arrival> seen = [];
    private int count;
    private int late;

    /// <summary>Since the beginning.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Those that came after a later one of their stream, or again.</summary>
    public int Late => Volatile.Read(ref late);

    /// <summary>Length of the last body.</summary>
    public int Bytes { get; private set; }

    public void Take(HttpRequest request, ReadOnlySequence<byte> body)
    {
        var at = Pace.Now;
        if (request.Headers["chat-event-type"] != EventTypes.MessageReceived)
        {
            return;
        }

        var text = CallbackBody.TextOf(body.IsSingleSegment ? body.FirstSpan : body.ToArray())!.Split(' ');
        var stream = int.Parse(text[0], CultureInfo.InvariantCulture);
        var number = long.Parse(text[1], CultureInfo.InvariantCulture);
        Add(new Arrival(stream, long.Parse(text[2], CultureInfo.InvariantCulture), at), number, (int)body.Length);
    }

    /// <summary>Those since this was last asked.</summary>
    public IReadOnlyList<Arrival> Collect()
    {
        lock (gate)
        {
            var taken = seen;
            seen = [];
            return taken;
        }
    }

    private void Add(Arrival arrival, long number, int bytes)
    {
        lock (gate)
        {
            Bytes = bytes;
            seen.Add(arrival);
            count++;
            if (last.Length > 0)
            {
                late += number <= last[arrival.Stream] ? 1 : 0;
                last[arrival.Stream] = Math.Max(last[arrival.Stream], number);
            }
        }
    }
}
