using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Presence;

/// <summary>Rows of who writes in a chat and who looks at it. Each holds for a time and is then nothing; the time is the database server's.</summary>
internal sealed class PresenceStore(Database database)
{
    /// <summary>Most people that one look finds.</summary>
    private const int MostRows = 5000;

    private readonly string now = database.Dialect.NowMilliseconds;

    /// <summary>Who is there in those of the chats that the viewer sees: who writes first, then by name.</summary>
    public Task<IReadOnlyList<PresentRow>> ReadAsync(Account viewer, IReadOnlyCollection<string> chatIds, CancellationToken cancellationToken) =>
        database.QueryAsync<PresentRow>(
            $"""
            {Select(viewer, "reply_leases", "WRITES")}
            union all
            {Select(viewer, "chat_viewers", "LOOKS")}
            order by kind desc, name, user_id
            limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                chatIds = chatIds.ToList(),
                propertyIds = viewer.PropertyIds.ToList(),
                viewerId = viewer.UserId,
                limit = MostRows,
            },
            cancellationToken);

    /// <summary>Everybody who is there in the company's chats, for <see cref="PresenceWatch"/> to compare.</summary>
    public Task<IReadOnlyList<PresentKey>> KeysAsync(string companyId, CancellationToken cancellationToken) => database.QueryAsync<PresentKey>(
        $"""
        select chat_id, 'WRITES ' || user_id as who from reply_leases where company_id = @companyId and expires_at > {now}
        union all
        select chat_id, 'LOOKS ' || user_id as who from chat_viewers where company_id = @companyId and expires_at > {now}
        order by chat_id, who
        limit @limit
        """,
        new { companyId, limit = MostRows },
        cancellationToken);

    /// <summary>Gives the user the reply lease, or more time on it; nothing happens while another holds it.</summary>
    public Task WriteAsync(WriteScope scope, Account user, string chatId, TimeSpan lease) => scope.ExecuteAsync(
        $"""
        insert into reply_leases (company_id, chat_id, user_id, expires_at) values (@CompanyId, @chatId, @UserId, {now} + @lease)
        on conflict (company_id, chat_id) do update set user_id = excluded.user_id, expires_at = excluded.expires_at
         where reply_leases.user_id = excluded.user_id or reply_leases.expires_at <= {now}
        """,
        new { user.CompanyId, chatId, user.UserId, lease = (long)lease.TotalMilliseconds });

    public Task StopWritingAsync(WriteScope scope, Account user, string chatId) => scope.ExecuteAsync(
        "delete from reply_leases where company_id = @CompanyId and chat_id = @chatId and user_id = @UserId", new { user.CompanyId, chatId, user.UserId });

    public Task LookAsync(WriteScope scope, Account user, string chatId, TimeSpan lease) => scope.ExecuteAsync(
        $"""
        insert into chat_viewers (company_id, chat_id, user_id, expires_at) values (@CompanyId, @chatId, @UserId, {now} + @lease)
        on conflict (company_id, chat_id, user_id) do update set expires_at = excluded.expires_at
        """,
        new { user.CompanyId, chatId, user.UserId, lease = (long)lease.TotalMilliseconds });

    public Task LeaveAsync(WriteScope scope, Account user, string chatId) => scope.ExecuteAsync(
        "delete from chat_viewers where company_id = @CompanyId and chat_id = @chatId and user_id = @UserId", new { user.CompanyId, chatId, user.UserId });

    /// <summary>Removes rows that ran out a minute ago or earlier, <paramref name="limit"/> of each kind at most; how many.</summary>
    public async Task<int> RemoveOldAsync(WriteScope scope, int limit) =>
        await scope.ExecuteAsync(Remove("reply_leases", "company_id, chat_id"), new { limit })
        + await scope.ExecuteAsync(Remove("chat_viewers", "company_id, chat_id, user_id"), new { limit });

    private string Remove(string table, string key) =>
        $"delete from {table} where expires_at < {now} - 60000 and ({key}) in (select {key} from {table} where expires_at < {now} - 60000 limit @limit)";

    private string Select(Account viewer, string table, string kind) =>
        $"""
        select w.chat_id as chat_id, w.user_id as user_id, u.display_name as name, w.expires_at as expires_at, '{kind}' as kind
          from {table} w
          join chats h on h.company_id = w.company_id and h.chat_id = w.chat_id
          join users u on u.company_id = w.company_id and u.user_id = w.user_id
         where w.company_id = @companyId and w.chat_id in @chatIds and w.expires_at > {now} and {Access.Sql(viewer, "h")}
        """;
}
