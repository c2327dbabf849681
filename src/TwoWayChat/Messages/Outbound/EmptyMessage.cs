using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Media;
using TwoWayChat.Messages.Receipts;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Takes text and media out of a message wherever they stand, and off the queue where no gateway has it yet: nothing redacted goes out.</summary>
internal sealed class EmptyMessage(OutboundStore outbound, OutboundQueue queue, MoveMessage moveMessage, RemoveContents contents)
{
    private static readonly DeliveryError Withdrawn = new("REDACTED", null, "The text was removed before a gateway took it", Retryable: false);

    /// <summary>
    /// For a message that the transaction has locked with its chat. Throws 409 (<c>ON_ITS_WAY</c>) where a gateway has it in its hands at this moment.
    /// </summary>
    public async Task RunAsync(WriteScope scope, NamedRef company, Message message, IReadOnlyList<Trace> copies, long at)
    {
        if (message.State == EnumText.Of(MessageState.Queued))
        {
            await WithdrawAsync(scope, company, message, at);
        }

        await outbound.RedactAsync(scope, message, at);
        await MessageTraces.RedactAsync(scope, message, copies, at);
    }

    /// <summary>The transaction is committed: contents need not wait to be removed.</summary>
    public void Committed() => contents.Bell.Ring();

    private async Task WithdrawAsync(WriteScope scope, NamedRef company, Message message, long at)
    {
        if (!await queue.WithdrawAsync(scope, message.CompanyId, message.MessageId))
        {
            throw ApiException.Conflict("Message is on its way", new FieldError("message", "ON_ITS_WAY", "can be redacted once its gateway has taken it"));
        }

        var place = new MessagePlace { MessageId = message.MessageId, ChatId = message.ChatId };
        await moveMessage.RunAsync(scope, new MessageMove(company, place, MessageState.Failed, at) { Error = Withdrawn });
    }
}
