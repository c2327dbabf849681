using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Ui;

/// <summary>In which order each user works chats off. A setting of the screen: nobody else is told, and it stands in no log.</summary>
internal sealed class InboxOrder(Database database)
{
    /// <summary>Whether the user's own chats and those of nobody are listed by who has waited longest; who has chosen nothing sees the newest first.</summary>
    public Task<bool> IsWaitingFirstAsync(Account user, CancellationToken cancellationToken) => database.FirstOrDefaultAsync<bool>(
        "select waiting_first from inbox_orders where company_id = @CompanyId and user_id = @UserId", new { user.CompanyId, user.UserId }, cancellationToken);

    public Task ChooseAsync(Account user, bool waitingFirst, CancellationToken cancellationToken) => database.WriteAsync(
        user.CompanyId,
        scope => scope.ExecuteAsync(
            """
            insert into inbox_orders (company_id, user_id, waiting_first) values (@CompanyId, @UserId, @waitingFirst)
            on conflict (company_id, user_id) do update set waiting_first = excluded.waiting_first
            """,
            new { user.CompanyId, user.UserId, waitingFirst }),
        cancellationToken);
}
