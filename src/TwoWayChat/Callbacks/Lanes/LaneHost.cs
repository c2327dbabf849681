using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using TwoWayChat.Callbacks.Control;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>
/// Runs lanes in this process: takes the lease of every company that has open cursors and no owner, renews the leases, passes on the word that a log
/// has grown, and hands over when the server stops.
/// </summary>
internal sealed partial class LaneHost(
    IServiceProvider services, CallbackStore store, EventFeed feed, IOptions<LaneOptions> options, TimeProvider time, ILogger<LaneHost> logger)
    : BackgroundService
{
    /// <summary>How many leases are asked for at the same time: a node may have to take over a thousand companies at once.</summary>
    private const int Acquirers = 8;

    private readonly ConcurrentDictionary<string, CallbackLane> lanes = new();
    private readonly Channel<string>[] wanted = [.. Enumerable.Range(0, Acquirers).Select(_ => Channel.CreateUnbounded<string>())];
    private readonly string owner = services.GetRequiredService<Ids>().New();

    /// <summary>The company's lane, where it runs here.</summary>
    public CallbackLane? Find(string companyId) => lanes.GetValueOrDefault(companyId);

    /// <summary>A session has been registered: its lane is wanted now, not at the next sweep.</summary>
    public void Opened(string companyId)
    {
        if (Find(companyId) is null or { IsEnding: true })
        {
            Want(companyId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var parts = LaneParts.From(services, owner);
        parts.Metrics.Watch(() => lanes.Values.Select(lane => lane.Snapshot).OfType<LaneSnapshot>(), time);
        var acquiring = Task.WhenAll(wanted.Select(line => AcquireWantedAsync(parts, line.Reader, stoppingToken)));
        try
        {
            await await Task.WhenAny(EveryAsync(RenewAsync, stoppingToken), EveryAsync(SweepAsync, stoppingToken)); // Neither ends but by a bug or a stop.
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await acquiring;
            await Task.WhenAll(lanes.Values.Select(lane => lane.StopAsync()));
        }
    }

    /// <summary>Leases are renewed on a line of their own: a sweep may have to wait for a lane that hands over, or for a busy database.</summary>
    private async Task EveryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.Renewal, time);
        do
        {
            await GuardAsync(() => work(cancellationToken));
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>A company always stands in the same line: two asking at once could make two lanes of it, and both would send.</summary>
    private void Want(string companyId) => wanted[(uint)string.GetHashCode(companyId, StringComparison.Ordinal) % Acquirers].Writer.TryWrite(companyId);

    private async Task AcquireWantedAsync(LaneParts parts, ChannelReader<string> line, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var companyId in line.ReadAllAsync(cancellationToken))
            {
                await GuardAsync(() => AcquireAsync(parts, companyId, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await PassOrdersOnAsync(cancellationToken);
        var present = lanes.Values.ToList();
        var toServe = await store.CompaniesToServeAsync(owner, cancellationToken);
        foreach (var companyId in toServe.Where(companyId => Find(companyId) is null or { IsEnding: true }))
        {
            Want(companyId);
        }

        foreach (var lane in present.Where(lane => lane is { IsIdle: true, IsEnding: false }).ExceptBy(toServe, lane => lane.CompanyId, StringComparer.Ordinal))
        {
            _ = StopAsync(lane); // It may take its time to hand over: lanes of a node that died are not to wait for that.
        }
    }

    private async Task StopAsync(CallbackLane lane)
    {
        await lane.StopAsync();
        Forget(lane);
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        var present = lanes.Values.ToList(); // One that comes while the statement runs has its lease, but may not be in the answer.
        if (present.Count == 0)
        {
            return;
        }

        var from = LaneClock.Now(time);
        var held = await store.RenewAsync(owner, options.Value.Lease, cancellationToken);
        foreach (var lane in present)
        {
            if (lane.Completion.IsCompleted)
            {
                Forget(lane);
            }
            else if (held.TryGetValue(lane.CompanyId, out var epoch) && epoch == lane.Epoch)
            {
                lane.Renewed(from);
            }
            else
            {
                lane.Lost();
            }
        }
    }

    /// <summary>Orders that were given at another node, or whose word was lost.</summary>
    private async Task PassOrdersOnAsync(CancellationToken cancellationToken)
    {
        if (!lanes.IsEmpty)
        {
            foreach (var companyId in await services.GetRequiredService<ControlStore>().CompaniesWithOrdersAsync(owner, cancellationToken))
            {
                Find(companyId)?.Ordered();
            }
        }
    }

    private async Task AcquireAsync(LaneParts parts, string companyId, CancellationToken cancellationToken)
    {
        if (Find(companyId) is { } present)
        {
            if (!present.IsEnding)
            {
                return;
            }

            if (!present.Completion.IsCompleted)
            {
                WantAgain(present); // Its last attempts may take a while: nobody else waits for them.
                return;
            }
        }

        var from = LaneClock.Now(time);
        if (await store.AcquireAsync(companyId, owner, options.Value.Lease, cancellationToken) is { } epoch)
        {
            var lane = new CallbackLane(parts, companyId, epoch, from);
            Run(lane);
            lanes[companyId] = lane; // Only now: whoever finds it may wait for its end.
        }
    }

    /// <summary>Of each company with a lane here the feed is listened to, and so other nodes' commits for it are looked for, until the lane is over.</summary>
    private void Run(CallbackLane lane)
    {
        var words = feed.Subscribe(lane.CompanyId, growth => Tell(lane, growth));
        lane.Start();
        _ = lane.Completion.ContinueWith(
            over =>
            {
                words.Dispose();
                if (over.Exception is { } bug)
                {
                    LogBug(logger, bug);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    private static void Tell(CallbackLane lane, LogGrowth? growth)
    {
        if (growth is null)
        {
            lane.Wake();
        }
        else
        {
            lane.Grown(growth);
        }
    }

    private void WantAgain(CallbackLane ending) => _ = ending.Completion.ContinueWith(
        _ => Want(ending.CompanyId), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>Only this lane, not one that has taken its place meanwhile.</summary>
    private void Forget(CallbackLane lane) => lanes.TryRemove(KeyValuePair.Create(lane.CompanyId, lane));

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (error is StorageUnavailableException or DbException)
        {
            LogTrouble(logger, error);
        }
    }

    [LoggerMessage(LogLevel.Error, "A callback lane ended by a bug; the next sweep starts another")]
    private static partial void LogBug(ILogger logger, Exception bug);

    [LoggerMessage(LogLevel.Warning, "Callback lanes could not be swept")]
    private static partial void LogTrouble(ILogger logger, Exception error);
}
