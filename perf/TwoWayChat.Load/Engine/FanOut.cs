using System.Diagnostics;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Measures;

namespace TwoWayChat.Load.Engine;

/// <summary>One event that a thousand sessions see, against a thousand bare POSTs of the same size: one after the other has come as a whole.</summary>
internal static class FanOut
{
    private const int Managers = 20;
    private const int Staff = 50;
    private const int Sessions = Managers * Staff;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task<FanOutResult> RunAsync(ContenderKind kind, int warmUp, int rounds)
    {
        var neighbours = new Neighbours();
        await using var bout = await Bout.StartAsync(kind, url => new Layout { Receivers = [url], Managers = Managers, Staff = Staff });
        await RoundsAsync(bout, () => bout.PublishAsync(1, 1), warmUp);
        var events = await RoundsAsync(bout, () => bout.PublishAsync(1, 1), rounds);
        await using var floor = Floor.Start(bout.ReceiverUrl);
        using var http = new HttpClient();
        var posts = new Uri(await floor.AddressAsync(), $"posts?count={Sessions}&bytes={bout.Arrivals.Bytes}");
        await RoundsAsync(bout, () => PostAsync(http, posts), warmUp);
        var bare = await RoundsAsync(bout, () => PostAsync(http, posts), rounds);
        return new FanOutResult(kind, Sessions, events, bare, neighbours.Cores);
    }

    /// <summary>Callbacks per second over all rounds.</summary>
    private static async Task<double> RoundsAsync(Bout bout, Func<Task> publish, int rounds)
    {
        var taken = TimeSpan.Zero;
        for (var round = 0; round < rounds; round++)
        {
            var before = bout.Arrivals.Count;
            bout.Arrivals.Collect();
            var from = Pace.Now;
            await publish();
            if (!await bout.ReachedAsync(before + Sessions, Limit))
            {
                throw new InvalidOperationException($"Of an event's {Sessions} callbacks only {bout.Arrivals.Count - before} have come");
            }

            taken += Stopwatch.GetElapsedTime(from, bout.Arrivals.Collect().Max(arrival => arrival.At));
        }

        return rounds * Sessions / taken.TotalSeconds;
    }

    private static async Task PostAsync(HttpClient http, Uri posts)
    {
        using var answer = await http.PostAsync(posts, content: null);
        answer.EnsureSuccessStatusCode();
    }
}
