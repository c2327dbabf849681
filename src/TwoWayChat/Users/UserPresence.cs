using TwoWayChat.Data;

namespace TwoWayChat.Users;

/// <summary>Reads who is there, for lists of users; the slice of chats owns the rows.</summary>
internal sealed class UserPresence(Database database)
{
    /// <summary>All of <paramref name="userIds"/>, by id.</summary>
    public async Task<IReadOnlyDictionary<string, UserLoad>> OfAsync(
        string companyId, IReadOnlyCollection<string> userIds, CancellationToken cancellationToken)
    {
        var rows = userIds.Count == 0 ? [] : await database.QueryAsync<UserLoad>(
            """
            select u.user_id, coalesce(a.status, 'OFFLINE') as status,
                   (select count(*) from chats h where h.company_id = u.company_id and h.assigned_to = u.user_id and h.status = 'OPEN') as open_chats
              from users u
              left join user_presence a on a.company_id = u.company_id and a.user_id = u.user_id
             where u.company_id = @companyId and u.user_id in @userIds
             limit @limit
            """,
            new { companyId, userIds, limit = userIds.Count },
            cancellationToken);
        return rows.ToDictionary(row => row.UserId);
    }
}
