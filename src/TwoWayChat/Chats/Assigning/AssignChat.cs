using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Chats.Assigning;

/// <summary>Gives a chat to a user, or to whoever asks.</summary>
internal sealed class AssignChat(Database database, ChatStore chats, UserStore users, ChangeAssignee change)
{
    /// <summary>
    /// Assigns the chat and answers with it; what stands so already stays so. Throws 404 for a chat that the caller does not see, 409 for one that has
    /// ended or, where the caller claims it or is an agent, is somebody else's; 400 for a user that is unknown, disabled or does not see the chat's property.
    /// </summary>
    /// <param name="caller">Who assigns.</param>
    /// <param name="chatId">The chat.</param>
    /// <param name="userName"><c>username@company</c>; null for the caller.</param>
    /// <param name="cancellationToken">Honoured until the write is queued.</param>
    public async Task<Chat> RunAsync(Caller caller, string chatId, string? userName, CancellationToken cancellationToken)
    {
        var userId = userName is null
            ? null
            : (await users.FindColleagueAsync(caller.CompanyId, userName, cancellationToken) ?? throw UnknownUser()).UserId;
        return await database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, chatId, userId), cancellationToken);
    }

    private async Task<Chat> ApplyAsync(WriteScope scope, Caller caller, string chatId, string? userId)
    {
        var chat = await chats.LockVisibleAsync(scope, caller.Account, chatId);
        ChatRules.EnforceOpen(chat);
        if (userId is null || caller.Account.Role == Role.Agent)
        {
            EnforceFree(chat, caller.Account);
        }

        if (chat.AssignedTo == (userId ?? caller.Account.UserId))
        {
            return chat;
        }

        // Who loses the right at the same time either waits for this, and then for the chat's release, or is found without it.
        var user = await users.LockAsync(scope, caller.CompanyId, userId ?? caller.Account.UserId);
        if (user is not { Enabled: true })
        {
            throw UnknownUser();
        }

        return Access.CanSee(user.ToAccount(), chat.PropertyId)
            ? await change.RunAsync(scope, caller, chat, user.ToAccount().Ref)
            : throw ApiException.Invalid("user", "NO_ACCESS", "does not belong to the chat's property");
    }

    private static void EnforceFree(Chat chat, Account claimer)
    {
        if (chat.Assignee is { } holder && holder.Id != claimer.UserId)
        {
            throw ApiException.Conflict(
                "Chat is assigned to somebody else", new FieldError("chat", "ALREADY_ASSIGNED", $"is assigned to {holder.Name}"));
        }
    }

    private static ApiException UnknownUser() => ApiException.Invalid("user", "UNKNOWN_USER", "must name an enabled user of the company");
}
