using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Web;

namespace TwoWayChat.Chats.Ui;

/// <summary>Words a line of a chat's history.</summary>
internal static class HistoryWords
{
    /// <summary>Words the line; a chat's customer is called by the name that is known by now.</summary>
    public static string Of(HistoryLine line, Chat chat) => line.Type switch
    {
        EventTypes.ChatStarted => ChatsText.LineStarted.With(line.Actor.Type == ActorType.EndUser ? chat.ContactName : line.Actor.Name, line.Property),
        EventTypes.ChatAssigned when line.Assignee?.Id == line.Actor.Id => ChatsText.LineClaimed.With(line.Actor.Name),
        EventTypes.ChatAssigned => ChatsText.LineAssigned.With(line.Actor.Name, line.Assignee?.Name),
        EventTypes.ChatUnassigned => ChatsText.LineUnassigned.With(line.Actor.Name),
        EventTypes.ChatTransferred => ChatsText.LineTransferred.With(line.Actor.Name, line.Property),
        EventTypes.ChatTagged => ChatsText.LineTagged.With(line.Actor.Name, line.Tag),
        EventTypes.ChatUntagged => ChatsText.LineUntagged.With(line.Actor.Name, line.Tag),
        EventTypes.ChatUnanswered => ChatsText.LineUnanswered,
        EventTypes.ChatEnded => Ended(line),
        _ => line.Type, // Something new is named as it is rather than taken for something else.
    };

    private static string Ended(HistoryLine line) => line.EndReason switch
    {
        { } reason when reason == EnumText.Of(EndReason.Agent) => ChatsText.LineEnded.With(line.Actor.Name),
        { } reason when reason == EnumText.Of(EndReason.Inactivity) => ChatsText.LineEndedInactivity,
        { } reason when reason == EnumText.Of(EndReason.OptOut) => ChatsText.LineEndedOptOut,
        _ => ChatsText.LineEndedSystem,
    };
}
