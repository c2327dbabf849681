using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Presence;

/// <summary>
/// Who writes in a chat (one at a time: the reply lease) and who looks at it, as everybody sees who sees the chat, on every node and also whoever comes
/// late. It holds nobody back: it tells.
/// </summary>
internal sealed class ChatPresence(Database database, ChatStore chats, PresenceStore store, PresenceFeed feed)
{
    /// <summary>How long a reply lease holds; a composer renews it after a third while somebody types.</summary>
    public static readonly TimeSpan ReplyLease = TimeSpan.FromSeconds(15);

    /// <summary>How long a look holds; a screen renews it after a third while it shows the chat.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The user writes: takes or renews the reply lease unless another holds it, and answers who does. Throws 404 for a chat that the user does not see,
    /// 409 (<c>CHAT_ENDED</c>).
    /// </summary>
    public async Task<ReplyBody> WriteAsync(Account user, string chatId, CancellationToken cancellationToken)
    {
        ChatRules.EnforceOpen(await chats.FindVisibleAsync(user, chatId, cancellationToken));
        await ChangeAsync(user, scope => store.WriteAsync(scope, user, chatId, ReplyLease), cancellationToken);
        return await ReadAsync(user, chatId, cancellationToken);
    }

    /// <summary>The user writes no more; nothing happens where the lease is another's. Throws 404.</summary>
    public async Task StopWritingAsync(Account user, string chatId, CancellationToken cancellationToken)
    {
        await chats.FindVisibleAsync(user, chatId, cancellationToken);
        await ChangeAsync(user, scope => store.StopWritingAsync(scope, user, chatId), cancellationToken);
    }

    /// <summary>The user has the chat on a screen; to be renewed within <see cref="Look"/>. Throws 404.</summary>
    public async Task LookAsync(Account user, string chatId, CancellationToken cancellationToken)
    {
        await chats.FindVisibleAsync(user, chatId, cancellationToken);
        await ChangeAsync(user, scope => store.LookAsync(scope, user, chatId, Look), cancellationToken);
    }

    /// <summary>The user looks at something else, and writes no more; whether or not the chat may still be seen.</summary>
    public Task LeaveAsync(Account user, string chatId, CancellationToken cancellationToken) => ChangeAsync(
        user,
        async scope =>
        {
            await store.LeaveAsync(scope, user, chatId);
            await store.StopWritingAsync(scope, user, chatId);
        },
        cancellationToken);

    /// <summary>Who is there. Throws 404.</summary>
    public async Task<ReplyBody> OneAsync(Account viewer, string chatId, CancellationToken cancellationToken)
    {
        await chats.FindVisibleAsync(viewer, chatId, cancellationToken);
        return await ReadAsync(viewer, chatId, cancellationToken);
    }

    /// <summary>The same for a list, by chat; chats where nobody is, and chats that the viewer does not see, are left out.</summary>
    public async Task<IReadOnlyDictionary<string, ReplyBody>> AmongAsync(
        Account viewer, IReadOnlyCollection<string> chatIds, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(viewer, chatIds, cancellationToken);
        return rows.GroupBy(row => row.ChatId).ToDictionary(chat => chat.Key, chat => ReplyBody.Of(chat, viewer.UserId));
    }

    private async Task<ReplyBody> ReadAsync(Account viewer, string chatId, CancellationToken cancellationToken) =>
        (await AmongAsync(viewer, [chatId], cancellationToken)).GetValueOrDefault(chatId, ReplyBody.Nobody);

    private async Task ChangeAsync(Account user, Func<WriteScope, Task> change, CancellationToken cancellationToken)
    {
        await database.WriteAsync(user.CompanyId, change, cancellationToken);
        feed.Bell.Ring();
    }
}
