using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

/// <summary>Rows of what users have begun to write; sending it removes the row in the same transaction.</summary>
internal sealed class DraftStore(Database database)
{
    public Task<DraftRow?> FindAsync(Account user, string chatId, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<DraftRow>(
        "select text, media from chat_drafts where company_id = @CompanyId and chat_id = @chatId and user_id = @UserId",
        new { user.CompanyId, chatId, user.UserId },
        cancellationToken);

    /// <summary>Those of <paramref name="chatIds"/> where the user has begun something.</summary>
    public Task<IReadOnlyList<string>> AmongAsync(Account user, IReadOnlyCollection<string> chatIds, CancellationToken cancellationToken) =>
        database.QueryAsync<string>(
            "select chat_id from chat_drafts where company_id = @CompanyId and chat_id in @chatIds and user_id = @UserId limit @limit",
            new { user.CompanyId, chatIds = chatIds.ToList(), user.UserId, limit = chatIds.Count },
            cancellationToken);

    public Task SaveAsync(WriteScope scope, Account user, string chatId, DraftRow draft, long savedAt) => scope.ExecuteAsync(
        """
        insert into chat_drafts (company_id, chat_id, user_id, text, media, saved_at) values (@CompanyId, @chatId, @UserId, @Text, @Media, @savedAt)
        on conflict (company_id, chat_id, user_id) do update set text = excluded.text, media = excluded.media, saved_at = excluded.saved_at
        """,
        new { user.CompanyId, chatId, user.UserId, draft.Text, draft.Media, savedAt });

    public Task RemoveAsync(WriteScope scope, Account user, string chatId) => scope.ExecuteAsync(
        "delete from chat_drafts where company_id = @CompanyId and chat_id = @chatId and user_id = @UserId", new { user.CompanyId, chatId, user.UserId });
}
