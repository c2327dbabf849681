namespace TwoWayChat.Events;

/// <summary>What one commit has added to a company's log.</summary>
/// <param name="Head">The head as the commit left it.</param>
/// <param name="Events">The events it added, without a gap up to the head; none where only rights have changed.</param>
internal sealed record LogGrowth(LogHead Head, IReadOnlyList<LoggedEvent> Events);
