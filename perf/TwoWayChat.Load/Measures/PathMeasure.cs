using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Load.Contenders;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Engine;
using TwoWayChat.Load.Receiving;
using TwoWayChat.Load.Seeding;
using TwoWayChat.Security;

namespace TwoWayChat.Load.Measures;

/// <summary>The whole path, from a text over HTTP to its callback: of the real server and the floor, and of the peers.</summary>
internal static class PathMeasure
{
    private const int ConnectionsToWarmUp = 16;

    /// <summary>In a closed loop: as many as go. Companies have one session each.</summary>
    public static async Task<PathResult> ClosedAsync(string database, int companies, int connections, LoopTimes times)
    {
        var neighbours = new Neighbours();
        var loop = new PathLoop(connections);
        await using var measure = await StartAsync(database, companies, loop);
        var path = await new LoopClock(() => measure.Cpu, connections, times).RunAsync(loop.Against(measure.Address, measure.Companies, "path"));
        var address = await measure.ToFloorAsync();
        var floor = await new LoopClock(() => measure.Cpu, connections, times.Half).RunAsync(loop.Against(address, measure.Companies, "floor"));
        return new PathResult(measure.Database, path, floor, neighbours.Cores);
    }

    /// <summary>In an open loop, at a rate that nothing slows down.</summary>
    public static async Task<PathResult> OpenAsync(string database, double rate, LoopTimes times)
    {
        var neighbours = new Neighbours();
        var loop = new PathLoop((int)rate);
        await using var measure = await StartAsync(database, 1, loop);
        var path = await OpenAsync(loop.Against(measure.Address, measure.Companies, "path"), () => measure.Cpu, rate, times);
        var address = await measure.ToFloorAsync();
        var floor = await OpenAsync(loop.Against(address, measure.Companies, "floor"), () => measure.Cpu, rate, times.Half);
        return new PathResult(measure.Database, path, floor, neighbours.Cores);
    }

    /// <summary>A peer in a closed loop: it takes the same requests and passes their bodies on.</summary>
    public static async Task<(LoopResult Path, double Others)> PeerAsync(ContenderKind kind, int connections, LoopTimes times)
    {
        var neighbours = new Neighbours();
        var loop = new PathLoop(connections);
        await using var receiver = await Receiver.StartAsync(loop.Take);
        await using var peer = await kind.StartAsync(Layout.Of(receiver.Url, 1));
        using var client = new ApiClient(new LoadUser("anybody@peer", Role.GlobalManager, []), TimeSpan.FromMinutes(1));
        var company = new LoadCompany
        {
            Id = "", Name = "peer", Properties = [new LoadProperty("", "+12025550100")], Managers = [], Staff = [], Secret = SigningSecret.Create(),
        };
        var path = await new LoopClock(() => peer.Cpu, connections, times).RunAsync(loop.Against(peer.Address, [(company, client)], "peer"));
        return (path, neighbours.Cores);
    }

    private static async Task<Measure> StartAsync(string database, int companies, PathLoop loop)
    {
        var measure = await Measure.StartAsync(database, url => new SeedPlan { CallbackUrl = url, Companies = companies }, loop.Take);
        foreach (var (company, client) in measure.Companies)
        {
            await client.RegisterAsync(measure.Address, company.Managers[0]);
        }

        return measure;
    }

    private static async Task<LoopResult> OpenAsync(Func<int, Task<long>> round, Func<TimeSpan> cpu, double rate, LoopTimes times)
    {
        await new LoopClock(cpu, ConnectionsToWarmUp, new LoopTimes(times.WarmUp, TimeSpan.FromSeconds(1))).RunAsync(round); // What is hot gets compiled by number.
        var before = cpu();
        var taken = await RunAsync(round, rate, times.Measured);
        return new LoopResult(
            rate, Quantile.Milliseconds(taken, 0.5), Quantile.Milliseconds(taken, 0.99), (cpu() - before).TotalMicroseconds / Math.Max(1, taken.Count));
    }

    /// <summary>Stopwatch ticks from due to the callback, sorted.</summary>
    private static async Task<List<long>> RunAsync(Func<int, Task<long>> round, double rate, TimeSpan time)
    {
        var rounds = new List<Task<long>>();
        await Pace.RunAsync(rate, (int)(rate * time.TotalSeconds), (number, at) => rounds.Add(Task.Run(() => TimeAsync(round, number % (int)rate, at))));
        List<long> taken = [.. await Task.WhenAll(rounds)];
        taken.Sort();
        return taken;
    }

    private static async Task<long> TimeAsync(Func<int, Task<long>> round, int connection, long due) => await round(connection) - due;
}
