using System.Diagnostics;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Receiving;

namespace TwoWayChat.Load.Engine;

/// <summary>One engine with its receiver, for as long as it is measured.</summary>
internal sealed class Bout : IAsyncDisposable
{
    private readonly Receiver receiver;
    private readonly Arrivals arrivals;
    private readonly int viewers;
    private long published;

    private Bout(Receiver receiver, Arrivals arrivals, Contender engine, int viewers)
    {
        this.receiver = receiver;
        this.arrivals = arrivals;
        this.viewers = viewers;
        Engine = engine;
    }

    public Contender Engine { get; }

    public Arrivals Arrivals => arrivals;

    public Uri ReceiverUrl => receiver.Url;

    /// <summary>Starts the engine; <paramref name="layout"/> gets the receiver's address.</summary>
    public static async Task<Bout> StartAsync(ContenderKind kind, Func<Uri, Layout> layout)
    {
        Arrivals? taking = null;
        var endpoint = await Receiver.StartAsync((request, body) => taking!.Take(request, body));
        try
        {
            var plan = layout(endpoint.Url);
            taking = new Arrivals(plan.Viewers > 1 ? 0 : plan.Streams);
            return new Bout(endpoint, taking, await kind.StartAsync(plan), kind.IsOurs ? plan.Viewers : 1);
        }
        catch (InvalidOperationException)
        {
            await endpoint.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sets how the receiver treats calls from now on.</summary>
    public void Be(Mood mood) => receiver.Mood = mood;

    /// <summary>Publishes in an open loop; when the first was due.</summary>
    public async Task<long> PublishAsync(double rate, double seconds)
    {
        published += (int)(rate * seconds);
        return await Engine.PublishAsync(rate, seconds);
    }

    /// <summary>Stores events while the receiver is down or nobody consumes.</summary>
    public async Task BacklogAsync(int count)
    {
        published += count;
        await Engine.BacklogAsync(count);
    }

    /// <summary>Whether all that was published has come within <paramref name="limit"/>.</summary>
    public Task<bool> DrainedAsync(TimeSpan limit) => ReachedAsync(published * viewers, limit);

    /// <summary>Whether so many have come within <paramref name="limit"/>.</summary>
    public Task<bool> ReachedAsync(long count, TimeSpan limit) => Until.HoldsAsync(() => Task.FromResult(arrivals.Count >= count), limit);

    /// <summary>Has what is hot compiled, and begins anew.</summary>
    public async Task<bool> WarmUpAsync(double rate, double seconds, TimeSpan limit)
    {
        await PublishAsync(rate, seconds);
        var drained = await DrainedAsync(limit);
        arrivals.Collect();
        return drained;
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await receiver.DisposeAsync();
    }

    /// <summary>Stopwatch ticks from due to come, sorted.</summary>
    public static List<long> Sorted(IEnumerable<Arrival> arrived)
    {
        List<long> times = [.. arrived.Select(arrival => arrival.At - arrival.Due)];
        times.Sort();
        return times;
    }

    /// <summary>Stopwatch ticks.</summary>
    public static long Ticks(double seconds) => (long)(seconds * Stopwatch.Frequency);
}
