using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Security;

namespace TwoWayChat.Messages;

/// <summary>
/// Removes a message's text and media for good: from the chat, the log that callbacks and pulls are made of, and answers kept for repeated requests.
/// </summary>
internal sealed class RedactMessage(Database database, FindMessage findMessage, EmptyMessage empty, MessageTraces traces, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// Redacts the message; what is redacted already stays so. Throws 403 for agents, 404 for a message or chat that the caller does not see, 409
    /// (<c>ON_ITS_WAY</c>) while a gateway has it in its hands. One that still waits for its gateway fails instead of going out.
    /// </summary>
    public async Task RunAsync(Caller caller, string chatId, string messageId, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var found = await findMessage.RunAsync(caller.Account, chatId, messageId, cancellationToken);
        var copies = await traces.FindAsync(found, cancellationToken);
        await database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, found, copies), cancellationToken);
        empty.Committed();
    }

    private async Task ApplyAsync(WriteScope scope, Caller caller, Message found, IReadOnlyList<Trace> copies)
    {
        var (chat, message) = await findMessage.LockAsync(scope, caller.Account, found.ChatId, found.MessageId);
        if (message.RedactedAt is not null)
        {
            return;
        }

        var moment = new ChatMoment(caller.Actor, time.GetUtcNow().ToUnixTimeMilliseconds());
        await empty.RunAsync(scope, caller.Account.Company, message, copies, moment.At);
        var data = new MessageRedactedData(message.MessageId, caller.Account.Ref);
        scope.AtEnd(ChatEvents.Draft(caller.Account.Company, chat, EventTypes.MessageRedacted, moment, data));
        await audit.AppendAsync(
            scope, chat.CompanyId, caller.Actor, "message.redacted", new AuditTarget("message", message.MessageId), new { chat.ChatId, message.Number });
    }
}
