using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Media;

namespace TwoWayChat.Messages.Inbound;

/// <summary>Stores one text in a transaction: all that can be the case with it.</summary>
internal sealed class StoreText(InboundStore inbound, MakeContact makeContact, StartInboundChat starting, ReactToText reactions, Ids ids)
{
    /// <summary>Throws what <see cref="ReceiveMessage"/> throws.</summary>
    public async Task<StoredText> RunAsync(WriteScope scope, ReadText read)
    {
        var text = read.Text;
        var look = await inbound.LookAsync(scope, text)
            ?? throw ApiException.Invalid("to", "UNKNOWN_SENDER_ADDRESS", "is no sender address of the company");
        if (look is { KnownMessageId: { } messageId, KnownChatId: { } chatId })
        {
            return new StoredText(new ReceivedMessage(messageId, chatId), Answered: false);
        }

        new FoundMedia(text.Media, text.MissingMediaId).Enforce(); // Not before: a text that comes again may have been redacted since, with its media.
        EnforceGateway(text, look);
        return await StoreAsync(scope, read, look);
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

    private async Task<StoredText> StoreAsync(WriteScope scope, ReadText read, InboundLook look)
    {
        var text = read.Text;
        var contact = look.ContactId is null ? await makeContact.RunAsync(scope, text.Company.Id, text.From, text.ReceivedAt) : null;
        var contactId = contact?.ContactId ?? look.ContactId!;
        var actor = contact?.Actor ?? look.ActorOf(text);
        var consent = ReadConsent.Of(text.Text, look.Consent);
        var message = InboundMessages.Of(read, ids.New(), actor, consent).Showing(text.Media);
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
}
