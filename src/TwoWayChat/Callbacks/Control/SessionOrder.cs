namespace TwoWayChat.Callbacks.Control;

/// <summary>An order to give; see <see cref="OrderRow"/>.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Action">The action's name in the audit log.</param>
/// <param name="Sequence">Where a rewind goes to.</param>
/// <param name="PreviousSequence">The last event up to there that the session sees.</param>
internal sealed record SessionOrder(OrderKind Kind, string Action, long? Sequence = null, long? PreviousSequence = null);
