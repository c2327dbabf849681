using TwoWayChat.Chats;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Messages.Inbound;
using TwoWayChat.Security;

namespace TwoWayChat.Messages.Outbound;

/// <summary>The part that every send ends with: message, place in the queue and <c>message.accepted</c>.</summary>
internal sealed class QueueMessage(OutboundStore outbound, OutboundQueue queue, ConsentLedger ledger, AuditLog audit, Ids ids, TimeProvider time)
{
    /// <summary>The transaction is committed: the worker need not wait for its next look.</summary>
    public void Committed() => queue.Bell.Ring();

    /// <summary>
    /// Appends the text to a chat that the transaction has locked and found open; the chat and the message as they stand then. Throws 409
    /// (<c>INVALID_RECIPIENT</c>) for a sender's name, which cannot be answered, and (<c>NO_CONSENT</c>) where the contact may not be written to: looked up
    /// after the chat is locked, so that a STOP in the same chat comes before or after. One that comes to another sender address at the same moment is found
    /// when the text is about to go out.
    /// </summary>
    public async Task<QueuedMessage> RunAsync(WriteScope scope, Chat chat, OutboundText text)
    {
        ChatRules.EnforceAnswerable(chat);
        if (await FindRefusalAsync(scope, chat) is { } refusal)
        {
            throw ConsentRefusal.Of(refusal);
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var queued = await AppendAsync(scope, text.Author.Company, text.In(chat, ids.New(), now), text.Caller.Actor, despiteOptOut: false);
        await audit.OnBehalfAsync(scope, text.Caller, "message.sent", new AuditTarget("message", queued.Message.MessageId));
        return queued;
    }

    /// <summary>The same for a text of the server's own; null, with nothing written, where the contact may not or cannot be written to.</summary>
    public async Task<QueuedMessage?> RunAsync(WriteScope scope, NamedRef company, Chat chat, AutoReply reply)
    {
        if (!ChatRules.CanBeAnswered(chat) || (!reply.DespiteOptOut && await FindRefusalAsync(scope, chat) is not null))
        {
            return null;
        }

        var message = reply.In(chat, ids.New(), time.GetUtcNow().ToUnixTimeMilliseconds());
        return await AppendAsync(scope, company, message, Actor.System, reply.DespiteOptOut);
    }

    private Task<ConsentEntry?> FindRefusalAsync(WriteScope scope, Chat chat) =>
        ledger.FindRefusalAsync(scope, chat.CompanyId, chat.ContactAddress, chat.SenderAddress);

    private async Task<QueuedMessage> AppendAsync(WriteScope scope, NamedRef company, Message message, Actor actor, bool despiteOptOut)
    {
        var chat = await outbound.AppendAsync(scope, message, despiteOptOut) ?? throw new InvalidOperationException("The chat was not locked, or not open");
        var numbered = message with { Number = chat.MessageCount };
        var moment = new ChatMoment(actor, message.CreatedAt);
        scope.AtEnd(ChatEvents.Draft(company, chat, EventTypes.MessageAccepted, moment, new MessageData(MessageBody.Of(numbered))));
        return new QueuedMessage(chat, numbered);
    }
}
