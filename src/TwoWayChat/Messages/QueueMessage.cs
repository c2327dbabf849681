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
        var message = text.In(chat, ids.New(), now);
        var after = await outbound.AppendAsync(scope, message) ?? throw new InvalidOperationException("The chat was not locked, or not open");
        var numbered = message with { Number = after.MessageCount };
        var moment = new ChatMoment(text.Caller.Actor, now);
        scope.AtEnd(ChatEvents.Draft(
            text.Author.Company, after, EventTypes.MessageAccepted, moment, new MessageData(MessageBody.Of(numbered))));
        await audit.OnBehalfAsync(scope, text.Caller, "message.sent", new AuditTarget("message", message.MessageId));
        return new QueuedMessage(after, numbered);
    }
}
