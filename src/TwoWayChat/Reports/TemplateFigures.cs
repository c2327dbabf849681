using TwoWayChat.Events;

namespace TwoWayChat.Reports;

/// <summary>How often a template was used.</summary>
/// <param name="Template">Which, by the name that it has now.</param>
/// <param name="Sent">Messages made from it in the range.</param>
/// <param name="Users">By how many users and systems.</param>
internal sealed record TemplateFigures(NamedRef Template, long Sent, long Users);
