using System.Runtime.InteropServices;

namespace TwoWayChat.Load.Engine;

/// <summary>An event that has come.</summary>
/// <param name="Stream">Whose.</param>
/// <param name="Due">When it was to be published, by the stopwatch.</param>
/// <param name="At">When it came.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Arrival(int Stream, long Due, long At);
