using System.Text.Json;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Users.Alerts;

namespace TwoWayChat.Chats.Ui.Alerts;

/// <summary>
/// Which events call a reader: what customers write in the reader's own chats and in those that nobody has taken, and who has waited too long: of that managers
/// hear whosever it is. And who mentions the reader, whosever the chat is.
/// </summary>
internal static class Calls
{
    /// <summary>The calls among <paramref name="events"/>, the newest of each chat, oldest first.</summary>
    public static IReadOnlyList<Call> Of(Account reader, IReadOnlyList<LoggedEvent> events) =>
    [
        .. events.Where(logged => Access.CanSee(reader, logged.Facts, sessionId: null))
            .Select(logged => (logged, Kind: KindOf(reader, logged)))
            .Where(found => found.Kind is not null)
            .GroupBy(found => found.logged.Subject)
            .Select(chat => new Call(chat.Last().logged.Sequence, chat.Key, chat.Max(found => found.Kind!.Value)))
            .OrderBy(call => call.Sequence),
    ];

    /// <summary>Whether the number of chats with something new may be another for the reader after an event.</summary>
    public static bool MayChangeUnread(Account reader, LoggedEvent logged) =>
        (logged.Type is EventTypes.MessageReceived or EventTypes.ChatStarted or EventTypes.ChatAssigned or EventTypes.ChatUnassigned
            or EventTypes.ChatTransferred or EventTypes.ChatEnded
            && Access.CanSee(reader, logged.Facts, sessionId: null))
        || IsMention(reader, logged);

    /// <summary>Whether a colleague mentions the reader, in a chat that the reader sees.</summary>
    public static bool IsMention(Account reader, LoggedEvent logged)
    {
        if (logged.Type != EventTypes.ChatNoteAdded || !logged.Content.Contains(reader.UserId, StringComparison.Ordinal)
            || !Access.CanSee(reader, logged.Facts, sessionId: null))
        {
            return false;
        }

        using var content = JsonDocument.Parse(logged.Content);
        var data = content.RootElement.GetProperty("data");
        return content.RootElement.GetProperty("actor").GetProperty("id").GetString() != reader.UserId
            && data.GetProperty("mentions").EnumerateArray().Any(user => user.GetProperty("id").GetString() == reader.UserId);
    }

    private static AlertKind? KindOf(Account reader, LoggedEvent logged) => logged switch
    {
        { Type: EventTypes.MessageReceived, AssigneeId: null } => AlertKind.NewChat,
        { Type: EventTypes.ChatUnanswered } when logged.AssigneeId is null || logged.AssigneeId == reader.UserId || reader.Role != Role.Agent =>
            AlertKind.Unanswered,
        { Type: EventTypes.MessageReceived } when logged.AssigneeId == reader.UserId => AlertKind.Message,
        { Type: EventTypes.ChatNoteAdded } when IsMention(reader, logged) => AlertKind.Mention,
        _ => null,
    };
}
