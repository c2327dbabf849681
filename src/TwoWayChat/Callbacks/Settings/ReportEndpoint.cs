using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>Tells a global manager how the company's endpoint is doing.</summary>
internal sealed class ReportEndpoint(CallbackStore store, DeliveryStore deliveries, MeasureBacklog measure, TimeProvider time)
{
    private static readonly long BarLength = (long)TimeSpan.FromMinutes(EndpointReport.MinutesPerBar).TotalMilliseconds;

    /// <summary>Throws 403 for all but global managers.</summary>
    public async Task<EndpointReport> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var row = await store.EndpointAsync(caller.CompanyId, cancellationToken);
        var sessions = await store.CountOpenAsync(caller.CompanyId, cancellationToken);
        var first = (time.GetUtcNow().ToUnixTimeMilliseconds() / BarLength) - EndpointReport.Bars + 1;
        var counts = await deliveries.CountAsync(caller.CompanyId, first * BarLength, BarLength, EndpointReport.Bars, cancellationToken);
        var bars = Enumerable.Range(0, EndpointReport.Bars).Select(index => counts.FirstOrDefault(count => count.Bar == first + index)
            ?? new AttemptCount { Bar = first + index, Delivered = 0, Failed = 0 });
        var backlog = await measure.RunAsync(caller.Account, cancellationToken);
        return new EndpointReport(
            row is null ? BreakerState.Closed : EnumText.Parse<BreakerState>(row.Breaker), row?.FailingSince, row?.LastError, sessions, backlog, [.. bars]);
    }
}
