using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

/// <summary>Notes how far a user has read a chat.</summary>
internal sealed class MarkRead(Database database, ChatStore chats)
{
    /// <summary>The chat; throws 404 for one that the caller does not see and 400 for a message that is not there.</summary>
    public Task<Chat> RunAsync(Caller caller, string chatId, long number, CancellationToken cancellationToken) =>
        database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, chatId, number), cancellationToken);

    private async Task<Chat> ApplyAsync(WriteScope scope, Caller caller, string chatId, long number)
    {
        var chat = await chats.LockVisibleAsync(scope, caller.Account, chatId);
        if (number < 1 || number > chat.MessageCount)
        {
            throw ApiException.Invalid("number", "UNKNOWN_MESSAGE", $"must be the number of a message of this chat, 1 to {chat.MessageCount}");
        }

        await chats.MarkReadAsync(scope, chat, caller.Account.UserId, number);
        return chat;
    }
}
