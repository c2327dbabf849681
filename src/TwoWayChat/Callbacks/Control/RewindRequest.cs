using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Where to move a session's cursor back to.</summary>
/// <param name="Sequence">Everything after this one comes again; 0 for everything.</param>
internal sealed record RewindRequest([property: Required, Range(0, long.MaxValue)] long? Sequence);
