using TwoWayChat.Data;

namespace TwoWayChat.Chats.Desk;

/// <summary>Rows by which chats come to agents. Locked in this order: the desk (property), then its online agents by id.</summary>
internal sealed class DeskStore(Database database)
{
    private const int MostAgents = 1000;
    /// <summary>Most properties of one look.</summary>
    public const int MostProperties = 200;

    private const int MostChats = 100;

    /// <summary>Holds the property's desk for this transaction; who got its last chat.</summary>
    public async Task<string?> LockAsync(WriteScope scope, string companyId, string propertyId)
    {
        await scope.ExecuteAsync(
            "insert into desks (company_id, property_id) values (@companyId, @propertyId) on conflict do nothing", new { companyId, propertyId });
        return await scope.FirstOrDefaultAsync<string?>(
            $"select last_user_id from desks where company_id = @companyId and property_id = @propertyId{scope.Dialect.ForUpdate}",
            new { companyId, propertyId });
    }

    public Task SetLastAsync(WriteScope scope, string companyId, string propertyId, string userId) => scope.ExecuteAsync(
        "update desks set last_user_id = @userId where company_id = @companyId and property_id = @propertyId", new { companyId, propertyId, userId });

    /// <summary>The property's agents who are online, held for this transaction before their chats are counted.</summary>
    public async Task<IReadOnlyList<DeskAgent>> AgentsAsync(WriteScope scope, string companyId, string propertyId)
    {
        var online = await scope.QueryAsync<string>(
            $"""
            select a.user_id
              from user_presence a
             where a.company_id = @companyId and a.status = 'ONLINE' and a.user_id in (
                   select p.user_id from user_properties p where p.company_id = @companyId and p.property_id = @propertyId)
             order by a.user_id
             limit @limit{scope.Dialect.ForUpdate}
            """,
            new { companyId, propertyId, limit = MostAgents });
        return online.Count == 0 ? [] : await scope.QueryAsync<DeskAgent>(
            """
            select u.user_id, u.display_name as name,
                   (select count(*) from chats h where h.company_id = u.company_id and h.assigned_to = u.user_id and h.status = 'OPEN') as open_chats
              from users u
              join user_properties p on p.company_id = u.company_id and p.user_id = u.user_id and p.property_id = @propertyId
             where u.company_id = @companyId and u.user_id in @online and u.role = 'AGENT' and u.enabled and not u.deleted
             order by u.user_id
             limit @limit
            """,
            new { companyId, propertyId, online, limit = MostAgents });
    }

    /// <summary>
    /// Properties of all companies that assign by themselves, where a customer waits for nobody in particular and an agent is online; those behind
    /// <paramref name="after"/>, or the first of all for null.
    /// </summary>
    public Task<IReadOnlyList<DeskPlace>> WaitingAsync(DeskPlace? after, CancellationToken cancellationToken) => database.QueryAsync<DeskPlace>(
        """
        select p.company_id, c.name as company_name, p.property_id
          from properties p
          join companies c on c.company_id = p.company_id
         where p.assignment <> 'FREE' and not p.deleted and (p.company_id, p.property_id) > (@companyId, @propertyId)
           and exists (select 1 from chats h
                        where h.company_id = p.company_id and h.property_id = p.property_id and h.status = 'OPEN'
                          and h.assigned_to is null and h.waiting_since is not null)
           and exists (select 1 from user_presence a
                         join user_properties q on q.company_id = a.company_id and q.user_id = a.user_id and q.property_id = p.property_id
                         join users u on u.company_id = a.company_id and u.user_id = a.user_id and u.role = 'AGENT' and u.enabled and not u.deleted
                        where a.company_id = p.company_id and a.status = 'ONLINE')
         order by p.company_id, p.property_id
         limit @limit
        """,
        new { companyId = after?.CompanyId ?? "", propertyId = after?.PropertyId ?? "", limit = MostProperties },
        cancellationToken);

    /// <summary>The property's chats that wait for nobody in particular, the longest waiting first.</summary>
    public Task<IReadOnlyList<string>> UnassignedAsync(WriteScope scope, DeskPlace place) => scope.QueryAsync<string>(
        """
        select chat_id from chats
         where company_id = @CompanyId and property_id = @PropertyId and status = 'OPEN' and assigned_to is null and waiting_since is not null
         order by waiting_since, chat_id
         limit @limit
        """,
        new { place.CompanyId, place.PropertyId, limit = MostChats });

    /// <summary>Open chats of a user, of whichever property.</summary>
    public Task<IReadOnlyList<string>> HeldAsync(WriteScope scope, string companyId, string userId) => scope.QueryAsync<string>(
        "select chat_id from chats where company_id = @companyId and assigned_to = @userId and status = 'OPEN' order by chat_id limit @limit",
        new { companyId, userId, limit = 100_000 });

    /// <summary>
    /// Open chats of all companies in which nobody has written for longer than the property allows: never while the customer waits for an answer, nor
    /// while somebody writes one.
    /// </summary>
    public Task<IReadOnlyList<IdleChat>> IdleAsync(long now, CancellationToken cancellationToken) => database.QueryAsync<IdleChat>(
        $"""
        select h.company_id, c.name as company_name, h.chat_id, p.inactivity_minutes * 60000 as allowed
          from properties p
          join companies c on c.company_id = p.company_id
          join chats h on h.company_id = p.company_id and h.property_id = p.property_id and h.status = 'OPEN'
                      and h.last_activity_at <= @now - p.inactivity_minutes * 60000
         where p.inactivity_minutes > 0 and h.waiting_since is null
           and not exists (select 1 from reply_leases w
                            where w.company_id = h.company_id and w.chat_id = h.chat_id and w.expires_at > {database.Dialect.NowMilliseconds})
         order by h.company_id, h.last_activity_at
         limit @limit
        """,
        new { now, limit = MostChats },
        cancellationToken);
}
