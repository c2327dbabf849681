using TwoWayChat.Chats.Assigning;
using TwoWayChat.Events;

namespace TwoWayChat.Chats;

/// <summary>Words the events of a chat: who may see them, what they belong to, what order they keep.</summary>
internal static class ChatEvents
{
    /// <summary>An event of <paramref name="chat"/>, which is as it stands after the change; <paramref name="before"/> is as it stood.</summary>
    public static EventDraft Draft(NamedRef company, Chat chat, string type, ChatMoment moment, object data, Chat? before = null) =>
        new(company, type, Facts(chat, before ?? chat), moment.Actor, data)
        {
            Subject = chat.ChatId,
            OccurredAt = moment.At,
            Property = chat.Property,
            Chat = chat.Ref,
        };

    public static EventDraft Started(NamedRef company, Chat chat, ChatMoment moment) => Draft(
        company,
        chat,
        EventTypes.ChatStarted,
        moment,
        new ChatStartedData(chat.Contact, chat.SenderAddress, chat.StartedBy, chat.Keyword, chat.Routing, chat.IsWithinHours(moment.At)));

    /// <summary>The chat changed hands: <c>chat.assigned</c>, or <c>chat.unassigned</c> where nobody holds it now.</summary>
    public static EventDraft Assigned(NamedRef company, Chat chat, ChatMoment moment, Chat before, AssignmentReason reason) => Draft(
        company,
        chat,
        chat.Assignee is null ? EventTypes.ChatUnassigned : EventTypes.ChatAssigned,
        moment,
        new AssignmentData(chat.Assignee, before.Assignee, reason),
        before);

    /// <summary>What decides who may see an event of the chat.</summary>
    public static EventFacts Facts(Chat chat, Chat before) => new()
    {
        PropertyId = chat.PropertyId,
        PropertyBefore = before.PropertyId == chat.PropertyId ? null : before.PropertyId,
        AssigneeId = chat.AssignedTo,
        AssigneeBefore = before.AssignedTo == chat.AssignedTo ? null : before.AssignedTo,
    };
}
