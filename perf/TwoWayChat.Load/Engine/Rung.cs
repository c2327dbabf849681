namespace TwoWayChat.Load.Engine;

/// <summary>What one rate came to.</summary>
internal sealed record Rung
{
    /// <summary>Events per second.</summary>
    public required double Rate { get; init; }

    /// <summary>Milliseconds from due to received, the median.</summary>
    public required double P50 { get; init; }

    public required double P99 { get; init; }

    /// <summary>Processor time per event, publishing and store included.</summary>
    public required double CpuMicroseconds { get; init; }

    /// <summary>Everything had come a second after the last was published.</summary>
    public required bool Complete { get; init; }

    /// <summary>It is sustained.</summary>
    public required bool Holds { get; init; }

    public override string ToString() => Complete ? $"{Rate:0}/s: p99 {P99:0} ms" : $"{Rate:0}/s: falls behind";
}
