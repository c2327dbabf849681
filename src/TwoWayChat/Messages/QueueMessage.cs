using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Messages;

/// <summary>The part that every send ends with: message, place in the queue and <c>message.accepted</c>.</summary>
internal sealed class QueueMessage(OutboundStore outbound, OutboundQueue queue, AuditLog audit, Ids ids, TimeProvider time)
{
    /// <summary>The transaction is committed: the worker need not wait for its next look.</summary>
    public void Committed() => queue.Bell.Ring();

    /// <summary>Appends the text to a chat that the transaction has locked and found open; the chat and the message as they stand then.</summary>
    public async Task<QueuedMessage> RunAsync(WriteScope scope, Chat chat, OutboundText text)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var queued = await AppendAsync(scope, text.Author.Company, text.In(chat, ids.New(), now), text.Caller.Actor);
        await audit.OnBehalfAsync(scope, text.Caller, "message.sent", new AuditTarget("message", queued.Message.MessageId));
        return queued;
    }

    /// <summary>The same for a text of the server's own.</summary>
    public Task<QueuedMessage> RunAsync(WriteScope scope, NamedRef company, Chat chat, AutoReply reply) =>
        AppendAsync(scope, company, reply.In(chat, ids.New(), time.GetUtcNow().ToUnixTimeMilliseconds()), Actor.System);

    private async Task<QueuedMessage> AppendAsync(WriteScope scope, NamedRef company, Message message, Actor actor)
    {
        var chat = await outbound.AppendAsync(scope, message) ?? throw new InvalidOperationException("The chat was not locked, or not open");
        var numbered = message with { Number = chat.MessageCount };
        var moment = new ChatMoment(actor, message.CreatedAt);
        scope.AtEnd(ChatEvents.Draft(company, chat, EventTypes.MessageAccepted, moment, new MessageData(MessageBody.Of(numbered))));
        return new QueuedMessage(chat, numbered);
    }
}
