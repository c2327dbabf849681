using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

/// <summary>Ends a chat; the contact's next message starts another.</summary>
internal sealed class EndChat(Database database, ChatStore chats, AuditLog audit, TimeProvider time)
{
    /// <summary>The chat, ended; throws 404 for one that the caller does not see and 409 for one that has ended before.</summary>
    public Task<Chat> RunAsync(Caller caller, string chatId, CancellationToken cancellationToken) =>
        database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, chatId), cancellationToken);

    /// <summary>Ends a chat that the transaction has locked and found open, for whatever reason.</summary>
    public async Task<Chat> ApplyAsync(WriteScope scope, NamedRef company, Chat chat, EndReason reason, ChatMoment moment)
    {
        var after = chat with
        {
            Status = EnumText.Of(ChatStatus.Ended),
            EndedAt = moment.At,
            EndReason = EnumText.Of(reason),
            WaitingSince = null,
        };
        await chats.SaveAsync(scope, after);
        var firstInboundAt = after.FirstReplyAt is null ? null : await chats.FirstInboundAtAsync(scope, after);
        scope.AtEnd(ChatEvents.Draft(company, after, EventTypes.ChatEnded, moment, ChatEndedData.Of(after, firstInboundAt)));
        return after;
    }

    private async Task<Chat> ApplyAsync(WriteScope scope, Caller caller, string chatId)
    {
        var chat = await chats.LockVisibleAsync(scope, caller.Account, chatId);
        ChatRules.EnforceOpen(chat);
        await audit.OnBehalfAsync(scope, caller, "chat.ended", new AuditTarget("chat", chat.ChatId));
        var moment = new ChatMoment(caller.Actor, time.GetUtcNow().ToUnixTimeMilliseconds());
        return await ApplyAsync(scope, caller.Account.Company, chat, EndReason.Agent, moment);
    }
}
