using TwoWayChat.Data;
using TwoWayChat.Properties.Hours;

namespace TwoWayChat.Chats.Unanswered;

/// <summary>
/// When to look at chats that wait. A row's time is never later than its alert: it stands at first as if the property were always open, and is moved
/// on when that turns out to be too early.
/// </summary>
internal sealed class AlertStore(Database database)
{
    /// <summary>Most rows in one go.</summary>
    public const int MostPerSweep = 200;

    /// <summary>Chats of all companies to be looked at by now, the longest due first.</summary>
    public Task<IReadOnlyList<DueAlert>> DueAsync(long now, CancellationToken cancellationToken) => database.QueryAsync<DueAlert>(
        "select company_id, chat_id from chats where alert_due_at <= @now order by alert_due_at limit @limit",
        new { now, limit = MostPerSweep },
        cancellationToken);

    /// <summary>Properties whose hours or alerts have been changed.</summary>
    public Task<IReadOnlyList<DueHours>> StaleAsync(CancellationToken cancellationToken) => database.QueryAsync<DueHours>(
        "select company_id, property_id from business_hours where alerts_stale limit @limit", new { limit = MostPerSweep }, cancellationToken);

    /// <summary>Has every chat that waits in the property looked at anew.</summary>
    public async Task RefreshAsync(WriteScope scope, DueHours property)
    {
        await scope.ExecuteAsync("update business_hours set alerts_stale = false where company_id = @CompanyId and property_id = @PropertyId", property);
        await scope.ExecuteAsync(
            """
            update chats set alert_due_at = waiting_since
             where company_id = @CompanyId and property_id = @PropertyId and status = 'OPEN' and waiting_since is not null and alert_level < 2
            """,
            property);
    }

    /// <summary>The state of a chat that the transaction has locked.</summary>
    public Task<AlertState?> FindAsync(WriteScope scope, Chat chat) => scope.FirstOrDefaultAsync<AlertState>(
        $"""
        select alert_level as level, alert_due_at as due_at,
               exists (select 1 from reply_leases r
                        where r.company_id = chats.company_id and r.chat_id = chats.chat_id
                          and r.expires_at > {scope.Dialect.NowMilliseconds}) as is_being_answered
          from chats
         where company_id = @CompanyId and chat_id = @ChatId
        """,
        new { chat.CompanyId, chat.ChatId });

    public Task SaveAsync(WriteScope scope, Chat chat, long level, long? dueAt) => scope.ExecuteAsync(
        "update chats set alert_level = @level, alert_due_at = @dueAt where company_id = @CompanyId and chat_id = @ChatId",
        new { chat.CompanyId, chat.ChatId, level, dueAt });
}
