using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Rows of sender addresses. Deleted ones are never read here: a chat that has ended joins its address's row itself.</summary>
internal sealed class SenderAddressStore(Database database)
{
    private const string Columns =
        "company_id, sender_address_id, address, address_type, gateway, property_id, stop_handled_by, created_at, version";

    private const string ByAddress = $"select {Columns} from sender_addresses where company_id = @companyId and address = @address and not deleted";
    private const string ById =
        $"select {Columns} from sender_addresses where company_id = @companyId and sender_address_id = @senderAddressId and not deleted";

    /// <summary>The sender address of that canonical text, or null.</summary>
    public Task<SenderAddress?> FindByAddressAsync(string companyId, string address, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<SenderAddress>(ByAddress, new { companyId, address }, cancellationToken);

    public Task<SenderAddress?> FindByAddressAsync(WriteScope scope, string companyId, string address) =>
        scope.FirstOrDefaultAsync<SenderAddress>(ByAddress, new { companyId, address });

    public async Task<SenderAddress?> FindAsync(string companyId, string senderAddressId, CancellationToken cancellationToken) =>
        Ids.IsId(senderAddressId) ? await database.FirstOrDefaultAsync<SenderAddress>(ById, new { companyId, senderAddressId }, cancellationToken) : null;

    public async Task<SenderAddress?> FindAsync(WriteScope scope, string companyId, string senderAddressId) =>
        Ids.IsId(senderAddressId) ? await scope.FirstOrDefaultAsync<SenderAddress>(ById, new { companyId, senderAddressId }) : null;

    /// <summary>
    /// What a property sends from when nobody says: its own address first, else one of the company's that is no other property's, the oldest.
    /// </summary>
    public Task<SenderAddress?> FindForPropertyAsync(WriteScope scope, string companyId, string propertyId) =>
        scope.FirstOrDefaultAsync<SenderAddress>(
            $"""
            select {Columns}
              from sender_addresses
             where company_id = @companyId and not deleted and (property_id = @propertyId or property_id is null)
             order by case when property_id is null then 1 else 0 end, created_at, sender_address_id
             limit 1
            """,
            new { companyId, propertyId });

    public Task AddAsync(WriteScope scope, SenderAddress address) => scope.ExecuteAsync(
        """
        insert into sender_addresses (company_id, sender_address_id, address, address_type, gateway, property_id, stop_handled_by, created_at, version)
        values (@CompanyId, @SenderAddressId, @Address, @AddressType, @Gateway, @PropertyId, @StopHandledBy, @CreatedAt, @Version)
        """,
        address);

    /// <summary>The sender address, which nobody changes before this transaction ends.</summary>
    public async Task<SenderAddress?> LockAsync(WriteScope scope, string companyId, string senderAddressId) =>
        Ids.IsId(senderAddressId) ? await scope.FirstOrDefaultAsync<SenderAddress>(ById + scope.Dialect.ForUpdate, new { companyId, senderAddressId }) : null;

    /// <summary>Saves gateway, property and handling of STOP of the sender address, which the transaction has locked, and counts the version up.</summary>
    public Task SaveAsync(WriteScope scope, SenderAddress address) => scope.ExecuteAsync(
        """
        update sender_addresses set gateway = @Gateway, property_id = @PropertyId, stop_handled_by = @StopHandledBy, version = version + 1
         where company_id = @CompanyId and sender_address_id = @SenderAddressId
        """,
        address);

    /// <summary>Takes the sender address out of use. The row stays for the chats it had; the address may be added again.</summary>
    public Task DeleteAsync(WriteScope scope, SenderAddress address) => scope.ExecuteAsync(
        "update sender_addresses set deleted = true, version = version + 1 where company_id = @CompanyId and sender_address_id = @SenderAddressId",
        address);

    /// <summary>Open chats with that sender address; their table belongs to another slice and is only counted here.</summary>
    public Task<long> OpenChatsAsync(WriteScope scope, SenderAddress address) => scope.ScalarAsync<long>(
        "select count(*) from chats where company_id = @CompanyId and sender_address_id = @SenderAddressId and status = 'OPEN'", address);

    /// <summary>Sender addresses that <paramref name="viewer"/> sees, those of no property among them, by address, one beyond the limit.</summary>
    public Task<IReadOnlyList<SenderAddress>> ListAsync(Account viewer, string? propertyId, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<SenderAddress>(
            $"""
            select {Columns}
              from sender_addresses
             where company_id = @companyId and not deleted and address > @after and lower(replace(address, ' ', '')) like @search escape '\'
               and ({(propertyId is null ? "property_id is null or " : "")}{PropertyScope.Sql(viewer, "sender_addresses", propertyId)})
             order by address
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                after = page.AfterKey,
                search = Pattern(page.Search),
                propertyIds = viewer.PropertyIds.ToList(),
                propertyId,
                limit = page.Limit + 1,
            },
            cancellationToken);

    /// <summary>Numbers are stored bare: <c>(202) 555</c> finds <c>+1202555…</c></summary>
    private static string Pattern(string search)
    {
        var bare = search.Replace(" ", "", StringComparison.Ordinal);
        return LikePattern.Containing(bare.Any(char.IsLetter) ? bare.ToLowerInvariant() : string.Concat(bare.Where(char.IsAsciiDigit)));
    }
}
