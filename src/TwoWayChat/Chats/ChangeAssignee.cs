using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

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

        var after = chat with { AssignedTo = assignee?.Id, AssigneeName = assignee?.Name };
        await chats.SaveAsync(scope, after);
        var moment = new ChatMoment(caller.Actor, time.GetUtcNow().ToUnixTimeMilliseconds());
        scope.AtEnd(ChatEvents.Assigned(caller.Account.Company, after, moment, chat, AssignmentReason.Manual));
        await audit.OnBehalfAsync(scope, caller, assignee is null ? "chat.unassigned" : "chat.assigned", new AuditTarget("chat", chat.ChatId));
        return after;
    }
}
