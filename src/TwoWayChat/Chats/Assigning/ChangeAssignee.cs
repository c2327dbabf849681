using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Assigning;

/// <summary>Moves a chat from one assignee to another, or to none, and tells it.</summary>
internal sealed class ChangeAssignee(ChatStore chats, AuditLog audit, TimeProvider time)
{
    /// <summary>The chat, locked before, as it stands then; nothing happens where <paramref name="assignee"/> holds it already.</summary>
    public async Task<Chat> RunAsync(WriteScope scope, Caller caller, Chat chat, NamedRef? assignee)
    {
        if (chat.AssignedTo == assignee?.Id)
        {
            return chat;
        }

        var moment = new ChatMoment(caller.Actor, time.GetUtcNow().ToUnixTimeMilliseconds());
        var after = await RunAsync(scope, caller.Account.Company, new AssigneeChange(chat, assignee, AssignmentReason.Manual, moment));
        await audit.OnBehalfAsync(scope, caller, assignee is null ? "chat.unassigned" : "chat.assigned", new AuditTarget("chat", chat.ChatId));
        return after;
    }

    /// <summary>The same for whatever reason, without a word in the audit log.</summary>
    public async Task<Chat> RunAsync(WriteScope scope, NamedRef company, AssigneeChange change)
    {
        if (change.Chat.AssignedTo == change.Assignee?.Id)
        {
            return change.Chat;
        }

        var after = change.Chat with { AssignedTo = change.Assignee?.Id, AssigneeName = change.Assignee?.Name };
        await chats.SaveAsync(scope, after);
        scope.AtEnd(ChatEvents.Assigned(company, after, change.Moment, change.Chat, change.Reason));
        return after;
    }
}
