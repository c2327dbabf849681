using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Properties;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>What the screens of simulated phones show: read from the tables of chats and messages, which belong to other slices.</summary>
internal sealed class PhoneStore(Database database)
{
    /// <summary>
    /// The latest texts of a phone that went through the simulator, the oldest first: those from and to its number, also where its contact has gone into
    /// another one, and none of that one's other numbers.
    /// </summary>
    public async Task<IReadOnlyList<PhoneText>> TextsAsync(string companyId, string address, int limit, CancellationToken cancellationToken)
    {
        var newest = await database.QueryAsync<PhoneText>(
            """
            select m.message_id, m.direction, m.from_address, m.to_address, m.text, m.media, m.state, m.error, m.created_at
              from chats c
              join messages m on m.company_id = c.company_id and m.chat_id = c.chat_id
             where c.company_id = @companyId and m.gateway = @gateway and @address in (m.from_address, m.to_address)
               and c.contact_id in (select k.contact_id from contacts k where k.company_id = @companyId and k.address = @address
                                    union all
                                    select g.contact_id from contact_merges g where g.company_id = @companyId and g.address = @address)
             order by m.created_at desc, m.message_id desc
             limit @limit
            """,
            new { companyId, address, gateway = SenderAddress.Simulator, limit },
            cancellationToken);
        return [.. newest.Reverse()];
    }

    /// <summary>Phones of open chats over the simulator, those with the latest activity first.</summary>
    public async Task<IReadOnlyList<PhoneOwner>> RecentAsync(string companyId, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<PhoneOwner>(
            """
            select k.address, k.first_name, k.last_name
              from chats c
              join contacts k on k.company_id = c.company_id and k.contact_id = c.contact_id
              join sender_addresses s on s.company_id = c.company_id and s.sender_address_id = c.sender_address_id
             where c.company_id = @companyId and c.status = @open and s.gateway = @gateway
             order by c.last_activity_at desc, c.chat_id desc
             limit @limit
            """,
            new { companyId, open = EnumText.Of(ChatStatus.Open), gateway = SenderAddress.Simulator, limit },
            cancellationToken);
        return [.. rows.DistinctBy(row => row.Address)];
    }

    /// <summary>The company's sender addresses on the simulator, by address.</summary>
    public Task<IReadOnlyList<string>> SendersAsync(string companyId, int limit, CancellationToken cancellationToken) => database.QueryAsync<string>(
        """
        select address
          from sender_addresses
         where company_id = @companyId and gateway = @gateway and not deleted
         order by address
         limit @limit
        """,
        new { companyId, gateway = SenderAddress.Simulator, limit },
        cancellationToken);
}
