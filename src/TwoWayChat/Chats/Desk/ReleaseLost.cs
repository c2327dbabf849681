using TwoWayChat.Chats.Assigning;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Chats.Desk;

/// <summary>Frees the chats of a user who may not have them any more, and gives them to whose turn it is where their property does so.</summary>
internal sealed class ReleaseLost(DeskStore desk, PresenceRows presence, ChatStore chats, ChangeAssignee change, AssignByTurn assign, TimeProvider time)
    : IAfterUserChange
{
    public async Task RunAsync(WriteScope scope, Caller caller, User before, User after)
    {
        await presence.LockAsync(scope, after.CompanyId, after.UserId); // From here on nobody gives the user another.
        var account = after.ToAccount();
        var moment = new ChatMoment(caller.Actor, time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var chatId in await desk.HeldAsync(scope, after.CompanyId, after.UserId))
        {
            var chat = await chats.LockAsync(scope, after.CompanyId, chatId);
            if (chat?.AssignedTo == after.UserId && chat.IsOpen && !(after.Enabled && Access.CanSee(account, chat.PropertyId)))
            {
                var free = await change.RunAsync(scope, account.Company, new AssigneeChange(chat, null, AssignmentReason.Auto, moment));
                await assign.RunAsync(scope, account.Company, free);
            }
        }
    }
}
