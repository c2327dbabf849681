namespace TwoWayChat.Load.Measures;

/// <summary>What a loop has measured.</summary>
/// <param name="PerSecond">Rounds of all connections together.</param>
/// <param name="P50">Milliseconds from the request to the callback, the median.</param>
/// <param name="P99">The same, of which one in a hundred takes longer.</param>
/// <param name="CpuMicroseconds">Processor time per round, database included.</param>
internal sealed record LoopResult(double PerSecond, double P50, double P99, double CpuMicroseconds);
