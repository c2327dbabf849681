using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Rows of properties.</summary>
internal sealed class PropertyStore(Database database)
{
    private const string Columns = "company_id, property_id, name, is_default, created_at, version";
    private const string ById = $"select {Columns} from properties where company_id = @companyId and property_id = @propertyId";
    private const string OfDefault = $"select {Columns} from properties where company_id = @companyId and is_default";

    public Task<Property?> FindAsync(string companyId, string propertyId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<Property>(ById, new { companyId, propertyId }, cancellationToken);

    public Task<Property?> FindAsync(WriteScope scope, string companyId, string propertyId) =>
        scope.FirstOrDefaultAsync<Property>(ById, new { companyId, propertyId });

    /// <summary>Where chats go that no rule sends elsewhere; null only while the company has no property.</summary>
    public Task<Property?> FindDefaultAsync(string companyId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<Property>(OfDefault, new { companyId }, cancellationToken);

    public Task<Property?> FindDefaultAsync(WriteScope scope, string companyId) =>
        scope.FirstOrDefaultAsync<Property>(OfDefault, new { companyId });

    public async Task<bool> IsNameTakenAsync(WriteScope scope, string companyId, string name) =>
        await scope.FirstOrDefaultAsync<string>(
            "select property_id from properties where company_id = @companyId and name_key = @key",
            new { companyId, key = NameKey.Of(name) }) is not null;

    public Task AddAsync(WriteScope scope, Property property) => scope.ExecuteAsync(
        """
        insert into properties (company_id, property_id, name, name_key, is_default, created_at, version)
        values (@CompanyId, @PropertyId, @Name, @nameKey, @IsDefault, @CreatedAt, @Version)
        """,
        new
        {
            property.CompanyId,
            property.PropertyId,
            property.Name,
            nameKey = NameKey.Of(property.Name),
            property.IsDefault,
            property.CreatedAt,
            property.Version,
        });
}
