namespace TwoWayChat.Load.Measures;

/// <summary>The whole path and its floor.</summary>
/// <param name="Database">On which database.</param>
/// <param name="Path">The real server.</param>
/// <param name="Floor">What any server must at least do.</param>
/// <param name="Others">Cores that others took.</param>
internal sealed record PathResult(string Database, LoopResult Path, LoopResult Floor, double Others);
