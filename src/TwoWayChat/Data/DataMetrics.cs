using System.Diagnostics.Metrics;

namespace TwoWayChat.Data;

/// <summary>The meter <c>TwoWayChat.Data</c>. No label names a company.</summary>
internal sealed class DataMetrics : IDisposable
{
    public const string MeterName = "TwoWayChat.Data";

    private readonly Meter meter = new(MeterName);
    private readonly Histogram<int> committed;
    private readonly Counter<int> fellApart;

    public DataMetrics()
    {
        committed = meter.CreateHistogram<int>("chat.commit.batch_size", description: "Actions that one transaction has committed");
        fellApart = meter.CreateCounter<int>(
            "chat.commit.fell_apart", description: "Transactions whose common statements failed, so that each action ran alone");
    }

    /// <summary>A transaction of so many actions is durable.</summary>
    public void Committed(int actions) => committed.Record(actions);

    /// <summary>Actions that were tried together had to be run one by one.</summary>
    public void FellApart() => fellApart.Add(1);

    public void Dispose() => meter.Dispose();
}
