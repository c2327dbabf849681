using TwoWayChat.Events;

namespace TwoWayChat.Web;

/// <summary>What has been added to a log.</summary>
/// <param name="Head">The head with it.</param>
/// <param name="Events">The events up to that head, without a gap.</param>
internal sealed record LiveNews(LogHead Head, IReadOnlyList<LoggedEvent> Events);
