using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Assigning;

/// <summary>Takes a chat from its assignee, so that it is free for all.</summary>
internal sealed class ReleaseChat(Database database, ChatStore chats, ChangeAssignee change)
{
    /// <summary>The chat, free; throws 404 for one that the caller does not see and 409 for one that has ended.</summary>
    public Task<Chat> RunAsync(Caller caller, string chatId, CancellationToken cancellationToken) =>
        database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, chatId), cancellationToken);

    private async Task<Chat> ApplyAsync(WriteScope scope, Caller caller, string chatId)
    {
        var chat = await chats.LockVisibleAsync(scope, caller.Account, chatId);
        ChatRules.EnforceOpen(chat);
        return await change.RunAsync(scope, caller, chat, null);
    }
}
