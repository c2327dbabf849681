using TwoWayChat.Load.Contenders;

namespace TwoWayChat.Load.Engine;

/// <summary>What an event for many costs.</summary>
/// <param name="Kind">On which engine.</param>
/// <param name="Sessions">How many see it.</param>
/// <param name="PerSecond">Callbacks per second.</param>
/// <param name="BarePerSecond">Bare POSTs per second.</param>
/// <param name="Others">Cores that others took.</param>
internal sealed record FanOutResult(ContenderKind Kind, int Sessions, double PerSecond, double BarePerSecond, double Others);
