using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Receipts;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Sends the text of a message that failed again, as a message of its own. Both name each other, so the history of attempts stays.</summary>
internal sealed class ResendMessage(CreateOnce once, FindMessage findMessage, OutboundStore outbound, QueueMessage queueMessage)
{
    /// <summary>
    /// Stores and queues the new attempt. Throws 404 for a message that the caller does not see, 409 where the chat has ended (<c>CHAT_ENDED</c>) or the
    /// message did not fail (<c>NOT_FAILED</c>), was resent before (<c>ALREADY_RESENT</c>) or has no text any more (<c>REDACTED</c>).
    /// </summary>
    public async Task<MessageBody> RunAsync(MessageResend resend, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var sent = await once.RunAsync(resend.Caller.CompanyId, key, scope => ApplyAsync(scope, resend), message => message, cancellationToken);
        queueMessage.Committed();
        return sent;
    }

    private async Task<MessageBody> ApplyAsync(WriteScope scope, MessageResend resend)
    {
        var (chat, failed) = await findMessage.LockAsync(scope, resend.Caller.Account, resend.ChatId, resend.MessageId);
        ChatRules.EnforceOpen(chat);
        EnforceFailed(failed);
        var text = new OutboundText
        {
            Caller = resend.Caller,
            Text = new MessageText(failed.Text, Segments.Of(failed.Text)),
            Media = failed.Media,
            TemplateId = failed.TemplateId,
            Origin = resend.Origin,
            ResendOf = failed.MessageId,
        };
        var queued = await queueMessage.RunAsync(scope, chat, text);
        await outbound.LinkAsync(scope, failed, queued.Message.MessageId);
        return MessageBody.Of(queued.Message);
    }

    private static void EnforceFailed(Message message)
    {
        FieldError? obstacle = message switch
        {
            { RedactedAt: not null } => new("message", "REDACTED", "its text was removed"),
            { ResentAs: not null } => new("message", "ALREADY_RESENT", $"was sent again as {message.ResentAs}"),
            _ when !MessageStates.IsFailure(EnumText.Parse<MessageState>(message.State)) => new("message", "NOT_FAILED", "did not fail"),
            _ => null,
        };
        if (obstacle is not null)
        {
            throw ApiException.Conflict("Message cannot be sent again", obstacle);
        }
    }
}
