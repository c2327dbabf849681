using TwoWayChat.Data;

namespace TwoWayChat.Chats.Replies;

/// <summary>Reads who writes, company by company, and what is to be said of it.</summary>
internal sealed class LeaseStore(Database database)
{
    /// <summary>Most leases that one look finds; further ones are not told of.</summary>
    private const int MostRows = 2000;

    private readonly string now = database.Dialect.NowMilliseconds;

    /// <summary>All reply leases of the company, those that are over and not removed yet among them.</summary>
    public Task<IReadOnlyList<LeaseRow>> LeasesAsync(string companyId, CancellationToken cancellationToken) => database.QueryAsync<LeaseRow>(
        $"select chat_id, user_id, expires_at, {now} as read_at from reply_leases where company_id = @companyId order by expires_at desc limit @limit",
        new { companyId, limit = MostRows },
        cancellationToken);

    /// <summary>The chats of these ids.</summary>
    public Task<IReadOnlyList<Chat>> ChatsAsync(string companyId, IReadOnlyCollection<string> chatIds, CancellationToken cancellationToken) =>
        database.QueryAsync<Chat>(
            $"{ChatSql.Select} where h.company_id = @companyId and h.chat_id in @chatIds limit @limit",
            new { companyId, chatIds, limit = chatIds.Count },
            cancellationToken);

    /// <summary>Whether the user has sent something into the chat after its message number <paramref name="since"/>.</summary>
    public async Task<bool> HasSentAsync(string companyId, string chatId, string userId, long since, CancellationToken cancellationToken) =>
        await database.FirstOrDefaultAsync<string>(
            """
            select message_id from messages
             where company_id = @companyId and chat_id = @chatId and number > @since and direction = 'OUTBOUND' and author_id = @userId
             limit 1
            """,
            new { companyId, chatId, userId, since },
            cancellationToken) is not null;
}
