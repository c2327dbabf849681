using TwoWayChat.Load.Contenders;

namespace TwoWayChat.Load.Engine;

/// <summary>What came of a backlog.</summary>
/// <param name="Kind">Whose.</param>
/// <param name="Arrived">Events that came within the limit.</param>
/// <param name="Elapsed">From the return to the last of them.</param>
/// <param name="Cpu">Processor time per event, store included.</param>
/// <param name="Late">Events that came out of order.</param>
/// <param name="Others">Cores that others took.</param>
internal sealed record DrainResult(ContenderKind Kind, int Arrived, TimeSpan Elapsed, TimeSpan Cpu, int Late, double Others)
{
    public double PerSecond => Elapsed > TimeSpan.Zero ? Arrived / Elapsed.TotalSeconds : 0;
}
