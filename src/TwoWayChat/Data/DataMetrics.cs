using System.Diagnostics.Metrics;

namespace TwoWayChat.Data;

/// <summary>The meter <c>TwoWayChat.Data</c>. No label names a company.</summary>
internal sealed class DataMetrics : IDisposable
{
    public const string MeterName = "TwoWayChat.Data";

    private readonly Meter meter = new(MeterName);
    private readonly Histogram<int> committed;

    public DataMetrics() =>
        committed = meter.CreateHistogram<int>("chat.commit.batch_size", description: "Actions that one transaction has committed");

    /// <summary>A transaction of so many actions is durable.</summary>
    public void Committed(int actions) => committed.Record(actions);

    public void Dispose() => meter.Dispose();
}
