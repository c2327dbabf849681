using TwoWayChat.Load.Contenders;

namespace TwoWayChat.Load.Engine;

/// <summary>How far an engine climbed.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Best">The highest rate that held; null where none did.</param>
/// <param name="Failed">The rate at which it failed; null where it could not even warm up.</param>
/// <param name="Late">Events that came out of order.</param>
/// <param name="Others">Cores that others took.</param>
internal sealed record SweepResult(ContenderKind Kind, Rung? Best, Rung? Failed, int Late, double Others);
