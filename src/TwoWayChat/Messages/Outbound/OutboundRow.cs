using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Outbound;

/// <summary>The row of a text that goes out.</summary>
internal static class OutboundRow
{
    /// <summary>The message in <paramref name="chat"/>, still without id, number and time.</summary>
    public static Message Of(Chat chat, MessageText text, Author author, Origin origin) => new()
    {
        CompanyId = chat.CompanyId,
        MessageId = "",
        ChatId = chat.ChatId,
        Direction = EnumText.Of(Direction.Outbound),
        Channel = "SMS",
        FromAddress = chat.SenderAddress,
        ToAddress = chat.ContactAddress,
        Text = text.Value,
        Encoding = EnumText.Of(text.Count.Encoding),
        Segments = text.Count.Segments,
        AuthorType = author.Type,
        AuthorId = author.Id,
        AuthorName = author.Name,
        Origin = EnumText.Of(origin),
        Gateway = chat.Gateway,
        State = EnumText.Of(MessageState.Queued),
        CreatedAt = 0,
    };
}
