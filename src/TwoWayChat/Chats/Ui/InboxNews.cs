using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Ui;

/// <summary>What a batch of events means to an inbox.</summary>
/// <param name="ChatIds">Chats that were touched.</param>
/// <param name="ContactIds">Contacts that were touched.</param>
internal sealed record InboxNews(IReadOnlySet<string> ChatIds, IReadOnlySet<string> ContactIds)
{
    public bool IsEmpty => ChatIds.Count + ContactIds.Count == 0;

    /// <summary>Of the events, those that <paramref name="viewer"/> may see.</summary>
    public static InboxNews Of(Account viewer, IReadOnlyList<LoggedEvent> events)
    {
        var seen = events.Where(logged => Access.CanSee(viewer, logged.Facts, sessionId: null)).ToList();
        return new InboxNews(
            SubjectsOf(seen, logged => IsOf(logged, "chat.") || IsOf(logged, "message.")),
            SubjectsOf(seen, logged => IsOf(logged, "contact.")));
    }

    private static HashSet<string> SubjectsOf(List<LoggedEvent> events, Func<LoggedEvent, bool> wanted) =>
        [.. events.Where(wanted).Select(logged => logged.Subject)];

    private static bool IsOf(LoggedEvent logged, string kind) => logged.Type.StartsWith(kind, StringComparison.Ordinal);
}
