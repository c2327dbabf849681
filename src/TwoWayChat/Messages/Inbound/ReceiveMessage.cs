using TwoWayChat.Chats;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Media;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Inbound;

/// <summary>
/// Takes in what a customer wrote: finds or makes the contact, finds or starts the chat, appends the message, all in one transaction. What is answered
/// is committed; only then may a gateway acknowledge.
/// </summary>
internal sealed class ReceiveMessage(
    Database database, InboundStore inbound, MakeContact makeContact, StartInboundChat starting, ReactToText reactions, Ids ids)
{
    /// <summary>
    /// Stores the text. The same provider id again answers with the first result. Throws 400 (<c>to</c>) where the company has no such sender address,
    /// 409 where that belongs to another gateway and <see cref="InboundText.OnlyThroughOwnGateway"/> forbids it, or where there is no property at all.
    /// </summary>
    public async Task<ReceivedMessage> RunAsync(InboundText text, CancellationToken cancellationToken)
    {
        var clean = text with { Text = StorableText.Of(text.Text) };
        var segments = Segments.Of(clean.Text);
        var stored = await database.WriteAsync(text.Company.Id, scope => ApplyAsync(scope, clean, segments), cancellationToken);
        reactions.Committed(stored.Answered);
        return stored.Message;
    }

    private async Task<StoredText> ApplyAsync(WriteScope scope, InboundText text, SegmentCount segments)
    {
        var look = await inbound.LookAsync(scope, text)
            ?? throw ApiException.Invalid("to", "UNKNOWN_SENDER_ADDRESS", "is no sender address of the company");
        if (look is { KnownMessageId: { } messageId, KnownChatId: { } chatId })
        {
            return new StoredText(new ReceivedMessage(messageId, chatId), Answered: false);
        }

        new FoundMedia(text.Media, text.MissingMediaId).Enforce(); // Not before: a text that comes again may have been redacted since, with its media.
        EnforceGateway(text, look);
        return await StoreAsync(scope, text, look, segments);
    }

    private static void EnforceGateway(InboundText text, InboundLook look)
    {
        if (text.OnlyThroughOwnGateway && look.Gateway != text.Gateway)
        {
            throw ApiException.Conflict(
                $"Sender address is not on the gateway {text.Gateway}",
                new FieldError("to", "OTHER_GATEWAY", $"is served by the gateway {look.Gateway}"));
        }
    }

    private async Task<StoredText> StoreAsync(WriteScope scope, InboundText text, InboundLook look, SegmentCount segments)
    {
        var contact = look.ContactId is null ? await makeContact.RunAsync(scope, text.Company.Id, text.From, text.ReceivedAt) : null;
        var contactId = contact?.ContactId ?? look.ContactId!;
        var actor = contact?.Actor ?? new Actor(ActorType.EndUser, contactId, ContactName.Shown(look.FirstName, look.LastName, text.From.Value));
        var consent = ReadConsent.Of(text.Text, look.Consent);
        var message = (InboundMessages.Of(text, ids.New(), actor, segments) with { Attention = Noted(consent) }).Showing(text.Media);
        var chat = look.OpenChatId is { } open ? await inbound.AppendAsync(scope, message with { ChatId = open }) : null;
        var isNew = chat is null;
        if (chat is null) // No open chat, or another node has ended it since.
        {
            var chatId = await starting.RunAsync(scope, text, contactId, look);
            chat = (await inbound.AppendAsync(scope, message with { ChatId = chatId }))!;
        }

        var arrival = new Arrival(text.Company, chat, message with { ChatId = chat.ChatId, Number = chat.MessageCount }, actor, contact, isNew)
        {
            Word = consent.Word,
        };
        InboundMessages.Tell(scope, arrival);
        return new StoredText(new ReceivedMessage(message.MessageId, chat.ChatId), await reactions.RunAsync(scope, arrival));
    }

    private static string? Noted(ConsentReading consent) => consent.MayMeanOptOut ? EnumText.Of(Attention.PossibleOptOut) : null;

    private sealed record StoredText(ReceivedMessage Message, bool Answered);
}
