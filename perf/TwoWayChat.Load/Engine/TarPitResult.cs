using TwoWayChat.Load.Contenders;

namespace TwoWayChat.Load.Engine;

/// <summary>What healthy companies feel of a tar pit.</summary>
/// <param name="Kind">On which engine.</param>
/// <param name="Without">Their p99 without one, milliseconds.</param>
/// <param name="With">Their p99 beside one, of what came.</param>
/// <param name="Share">Share of their events that came within the run and a second.</param>
/// <param name="Others">Cores that others took.</param>
internal sealed record TarPitResult(ContenderKind Kind, double Without, double With, double Share, double Others);
