using System.Diagnostics.Metrics;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Data;

namespace TwoWayChat.Callbacks;

/// <summary>The meter <c>TwoWayChat.Callbacks</c>. No label names a company, a session or a URL.</summary>
internal sealed class CallbackMetrics : IDisposable
{
    public const string MeterName = "TwoWayChat.Callbacks";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> attempts;
    private readonly Histogram<double> duration;
    private readonly Histogram<double> lag;
    private readonly Counter<long> bestEffort;
    private readonly Counter<long> leasesLost;
    private readonly Histogram<int> flushed;

    public CallbackMetrics(SendSlots slots)
    {
        attempts = meter.CreateCounter<long>("chat.callback.attempts", description: "Attempts by outcome");
        duration = meter.CreateHistogram<double>("chat.callback.attempt.duration", "s", "From the start of an attempt to its answer");
        lag = meter.CreateHistogram<double>("chat.callback.delivery.lag", "s", "From the event to the receiver's 2xx");
        bestEffort = meter.CreateCounter<long>("chat.callback.best_effort", description: "Events that no log holds, by what became of them");
        leasesLost = meter.CreateCounter<long>("chat.callback.lease.lost", description: "Lanes that another node took, or whose lease ran out");
        flushed = meter.CreateHistogram<int>("chat.callback.flush.batch_size", description: "Cursors written together");
        meter.CreateObservableGauge("chat.callback.inflight", () => slots.Taken, description: "Attempts in flight on this node");
    }

    /// <summary>An attempt has ended; <paramref name="sinceEvent"/> is null where it was asked for again.</summary>
    public void Answered(CallbackAnswer answer, TimeSpan? sinceEvent)
    {
        attempts.Add(1, new KeyValuePair<string, object?>("outcome", EnumText.Of(answer.Kind)));
        duration.Record(answer.Duration.TotalSeconds);
        if (answer.Kind == AnswerKind.Delivered && sinceEvent is { } since)
        {
            lag.Record(since.TotalSeconds);
        }
    }

    /// <summary>Has the figures of this node's lanes exported.</summary>
    public void Watch(Func<IEnumerable<LaneSnapshot>> lanes, TimeProvider time)
    {
        meter.CreateObservableGauge("chat.callback.backlog", () => lanes().Sum(lane => lane.Backlog),
            description: "Events that wait or are under way on this node");
        meter.CreateObservableGauge(
            "chat.callback.oldest_undelivered.age",
            () => lanes().Min(lane => lane.OldestAt) is { } oldest ? Math.Max(0, (time.GetUtcNow().ToUnixTimeMilliseconds() - oldest) / 1000.0) : 0,
            "s",
            "How long the oldest event that is not delivered has waited; paused sessions left out");
        meter.CreateObservableGauge(
            "chat.callback.endpoints",
            () => Enum.GetValues<BreakerState>().Select(state => new Measurement<long>(
                lanes().LongCount(lane => lane.Breaker == state), new KeyValuePair<string, object?>("breaker", EnumText.Of(state)))),
            description: "Endpoints by the state of their breaker");
    }

    /// <summary>What became of an event that no log holds, for one session, or for all that it did not get as far as.</summary>
    public void Passed(PassingOutcome outcome) => bestEffort.Add(1, new KeyValuePair<string, object?>("outcome", EnumText.Of(outcome)));

    public void LeaseLost() => leasesLost.Add(1);

    public void Flushed(int cursors) => flushed.Record(cursors);

    public void Dispose() => meter.Dispose();
}
