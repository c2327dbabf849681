using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Callbacks;

/// <summary>
/// Runs lanes in this process: takes the lease of every company that has open cursors and no owner, renews the leases, passes on the word that a log
/// has grown, and hands over when the server stops.
/// </summary>
internal sealed partial class LaneHost(
    IServiceProvider services, CallbackStore store, EventFeed feed, IOptions<LaneOptions> options, TimeProvider time, ILogger<LaneHost> logger)
    : BackgroundService
{
    private readonly ConcurrentDictionary<string, CallbackLane> lanes = new();
    private readonly Channel<string> opened = Channel.CreateUnbounded<string>();
    private readonly string owner = services.GetRequiredService<Ids>().New();

    /// <summary>The company's lane, where it runs here.</summary>
    public CallbackLane? Find(string companyId) => lanes.GetValueOrDefault(companyId);

    /// <summary>A session has been registered: its lane is wanted now, not at the next sweep.</summary>
    public void Opened(string companyId)
    {
        if (Find(companyId) is null or { IsEnding: true })
        {
            opened.Writer.TryWrite(companyId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var parts = LaneParts.From(services, owner);
        using var words = feed.SubscribeAll(companyId => Find(companyId)?.Wake());
        var openings = ServeOpenedAsync(parts, stoppingToken);
        using var timer = new PeriodicTimer(options.Value.Renewal, time);
        try
        {
            do
            {
                await GuardAsync(() => SweepAsync(parts, stoppingToken));
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await openings;
            await Task.WhenAll(lanes.Values.Select(lane => lane.StopAsync()));
        }
    }

    private async Task ServeOpenedAsync(LaneParts parts, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var companyId in opened.Reader.ReadAllAsync(cancellationToken))
            {
                await GuardAsync(() => AcquireAsync(parts, companyId, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task SweepAsync(LaneParts parts, CancellationToken cancellationToken)
    {
        await RenewAsync(cancellationToken);
        var wanted = await store.CompaniesToServeAsync(owner, cancellationToken);
        foreach (var companyId in wanted)
        {
            await AcquireAsync(parts, companyId, cancellationToken);
        }

        foreach (var lane in lanes.Values.Where(lane => lane.IsIdle).ExceptBy(wanted, lane => lane.CompanyId, StringComparer.Ordinal))
        {
            await lane.StopAsync();
            Forget(lane);
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (lanes.IsEmpty)
        {
            return;
        }

        var from = LaneClock.Now(time);
        var held = await store.RenewAsync(owner, options.Value.Lease, cancellationToken);
        foreach (var lane in lanes.Values)
        {
            if (lane.Completion.IsCompleted)
            {
                Forget(lane);
            }
            else if (held.TryGetValue(lane.CompanyId, out var epoch) && epoch == lane.Epoch)
            {
                lane.Renewed(from);
                lane.Wake(); // A lost word costs no more than until now.
            }
            else
            {
                lane.Lost();
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

            await present.Completion.WaitAsync(cancellationToken);
        }

        var from = LaneClock.Now(time);
        if (await store.AcquireAsync(companyId, owner, options.Value.Lease, cancellationToken) is { } epoch)
        {
            var lane = new CallbackLane(parts, companyId, epoch, from);
            lanes[companyId] = lane;
            lane.Start();
        }
    }

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
            LogTrouble(logger, error.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Callback lanes could not be swept: {Error}")]
    private static partial void LogTrouble(ILogger logger, string error);
}
