using TwoWayChat.Chats;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Inbound;

/// <summary>The row of an inbound text, and what is told of it.</summary>
internal static class InboundMessages
{
    /// <summary>The message, still without chat and number.</summary>
    public static Message Of(ReadText read, string messageId, Actor author, ConsentReading consent) => Of(read.Text, messageId, author, read.Segments) with
    {
        Attention = consent.MayMeanOptOut ? EnumText.Of(Attention.PossibleOptOut) : null,
    };

    private static Message Of(InboundText text, string messageId, Actor author, SegmentCount segments) => new()
    {
        CompanyId = text.Company.Id,
        MessageId = messageId,
        ChatId = "",
        Direction = EnumText.Of(Direction.Inbound),
        Channel = "SMS",
        FromAddress = text.From.Value,
        ToAddress = text.To.Value,
        Text = text.Text,
        Encoding = EnumText.Of(segments.Encoding),
        Segments = segments.Segments,
        AuthorType = EnumText.Of(author.Type),
        AuthorId = author.Id,
        AuthorName = author.Name,
        Origin = EnumText.Of(Origin.EndUser),
        Gateway = text.Gateway,
        ProviderMessageId = text.ProviderMessageId,
        State = EnumText.Of(MessageState.Received),
        CreatedAt = text.ReceivedAt,
    };

    /// <summary>Has the events written, in the order in which things came to be: contact, chat, message.</summary>
    public static void Tell(WriteScope scope, Arrival arrival)
    {
        var moment = arrival.Moment;
        if (arrival.NewContact is { } contact)
        {
            scope.AtEnd(ContactEvents.Created(arrival.Company, contact, arrival.Chat.Property, arrival.Actor));
        }

        if (arrival.IsNewChat)
        {
            scope.AtEnd(ChatEvents.Started(arrival.Company, arrival.Chat, moment));
        }

        scope.AtEnd(ChatEvents.Draft(
            arrival.Company, arrival.Chat, EventTypes.MessageReceived, moment, new MessageData(MessageBody.Of(arrival.Message))));
    }
}
