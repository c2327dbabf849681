using TwoWayChat.Contacts;
using TwoWayChat.Events;

namespace TwoWayChat.Chats;

/// <summary>The chat object of the API.</summary>
/// <param name="Unread">Messages of the customer that the caller has not marked as read.</param>
internal sealed record ChatBody(
    string Id,
    string Status,
    NamedRef Property,
    ContactBody Contact,
    string SenderAddress,
    NamedRef? AssignedTo,
    string StartedBy,
    long StartedAt,
    long? EndedAt,
    string? EndReason,
    MessageBody? LastMessage,
    long Unread,
    long? WaitingSince,
    IReadOnlyList<string> Tags)
{
    public static ChatBody Of(Chat chat, MessageBody? lastMessage) => new(
        chat.ChatId,
        chat.Status,
        chat.Property,
        chat.Contact,
        chat.SenderAddress,
        chat.Assignee,
        chat.StartedBy,
        chat.StartedAt,
        chat.EndedAt,
        chat.EndReason,
        lastMessage,
        Math.Max(0, chat.InboundCount - chat.ReadInbound),
        chat.WaitingSince,
        chat.Tags);
}
