using TwoWayChat.Data;

namespace TwoWayChat.Properties;

/// <summary>Rows of sender addresses.</summary>
internal sealed class SenderAddressStore(Database database)
{
    private const string Columns =
        "company_id, sender_address_id, address, address_type, gateway, property_id, created_at, version";

    private const string ByAddress = $"select {Columns} from sender_addresses where company_id = @companyId and address = @address";
    private const string ById = $"select {Columns} from sender_addresses where company_id = @companyId and sender_address_id = @senderAddressId";

    /// <summary>The sender address of that canonical text, or null.</summary>
    public Task<SenderAddress?> FindByAddressAsync(string companyId, string address, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<SenderAddress>(ByAddress, new { companyId, address }, cancellationToken);

    public Task<SenderAddress?> FindByAddressAsync(WriteScope scope, string companyId, string address) =>
        scope.FirstOrDefaultAsync<SenderAddress>(ByAddress, new { companyId, address });

    public Task<SenderAddress?> FindAsync(string companyId, string senderAddressId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<SenderAddress>(ById, new { companyId, senderAddressId }, cancellationToken);

    public Task<SenderAddress?> FindAsync(WriteScope scope, string companyId, string senderAddressId) =>
        scope.FirstOrDefaultAsync<SenderAddress>(ById, new { companyId, senderAddressId });

    /// <summary>What a property sends from when nobody says: its own address first, else one of the company's that is no other property's, the oldest.</summary>
    public Task<SenderAddress?> FindForPropertyAsync(WriteScope scope, string companyId, string propertyId) =>
        scope.FirstOrDefaultAsync<SenderAddress>(
            $"""
            select {Columns}
              from sender_addresses
             where company_id = @companyId and (property_id = @propertyId or property_id is null)
             order by case when property_id is null then 1 else 0 end, created_at, sender_address_id
             limit 1
            """,
            new { companyId, propertyId });

    public Task AddAsync(WriteScope scope, SenderAddress address) => scope.ExecuteAsync(
        """
        insert into sender_addresses (company_id, sender_address_id, address, address_type, gateway, property_id, created_at, version)
        values (@CompanyId, @SenderAddressId, @Address, @AddressType, @Gateway, @PropertyId, @CreatedAt, @Version)
        """,
        address);
}
