using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Rows of properties. Deleted ones are never read here: a chat that has ended joins its property's row itself.</summary>
internal sealed class PropertyStore(Database database)
{
    private const string Columns =
        "company_id, property_id, name, is_default, collision, assignment, assignment_limit, inactivity_minutes, created_at, version";
    private const string ById = $"select {Columns} from properties where company_id = @companyId and property_id = @propertyId and not deleted";
    private const string Use =
        """
        select p.property_id,
               (select count(*) from chats c where c.company_id = p.company_id and c.property_id = p.property_id and c.status = 'OPEN') as open_chats,
               (select count(*) from sender_addresses s
                 where s.company_id = p.company_id and s.property_id = p.property_id and not s.deleted) as sender_addresses,
               (select count(*) from keywords k where k.company_id = p.company_id and k.property_id = p.property_id) as keywords,
               (select count(*) from user_properties u where u.company_id = p.company_id and u.property_id = p.property_id) as users,
               (select count(*) from properties a where a.company_id = p.company_id and not a.deleted) as properties
          from properties p
         where p.company_id = @CompanyId and
        """ + " ";

    private const string OfDefault = $"select {Columns} from properties where company_id = @companyId and is_default";

    public async Task<Property?> FindAsync(string companyId, string propertyId, CancellationToken cancellationToken) =>
        Ids.IsId(propertyId) ? await database.FirstOrDefaultAsync<Property>(ById, new { companyId, propertyId }, cancellationToken) : null;

    public async Task<Property?> FindAsync(WriteScope scope, string companyId, string propertyId) =>
        Ids.IsId(propertyId) ? await scope.FirstOrDefaultAsync<Property>(ById, new { companyId, propertyId }) : null;

    public Task<Property?> FindByNameAsync(string companyId, string name, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<Property>(
            $"select {Columns} from properties where company_id = @companyId and name_key = @key and not deleted",
            new { companyId, key = NameKey.Of(name) },
            cancellationToken);

    /// <summary>Where chats go that no rule sends elsewhere; null only while the company has no property.</summary>
    public Task<Property?> FindDefaultAsync(string companyId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<Property>(OfDefault, new { companyId }, cancellationToken);

    public Task<Property?> FindDefaultAsync(WriteScope scope, string companyId) =>
        scope.FirstOrDefaultAsync<Property>(OfDefault, new { companyId });

    public async Task<bool> IsNameTakenAsync(WriteScope scope, string companyId, string name) =>
        await scope.FirstOrDefaultAsync<string>(
            "select property_id from properties where company_id = @companyId and name_key = @key and not deleted",
            new { companyId, key = NameKey.Of(name) }) is not null;

    /// <summary>The property, which nobody changes before this transaction ends.</summary>
    public async Task<Property?> LockAsync(WriteScope scope, string companyId, string propertyId) =>
        Ids.IsId(propertyId) ? await scope.FirstOrDefaultAsync<Property>(ById + scope.Dialect.ForUpdate, new { companyId, propertyId }) : null;

    public Task AddAsync(WriteScope scope, Property property) => scope.ExecuteAsync(
        """
        insert into properties (company_id, property_id, name, name_key, is_default, collision, assignment, assignment_limit, inactivity_minutes,
                                created_at, version)
        values (@CompanyId, @PropertyId, @Name, @NameKey, @IsDefault, @Collision, @Assignment, @AssignmentLimit, @InactivityMinutes,
                @CreatedAt, @Version)
        """,
        property);

    /// <summary>Saves the property, which the transaction has locked, and counts the version up. A new default takes the place of the old one.</summary>
    public async Task SaveAsync(WriteScope scope, Property property)
    {
        if (property.IsDefault)
        {
            await scope.ExecuteAsync(
                """
                update properties set is_default = false, version = version + 1
                 where company_id = @CompanyId and is_default and property_id <> @PropertyId
                """,
                property);
        }

        await scope.ExecuteAsync(
            """
            update properties
               set name = @Name, name_key = @NameKey, is_default = @IsDefault, collision = @Collision, assignment = @Assignment,
                   assignment_limit = @AssignmentLimit, inactivity_minutes = @InactivityMinutes, version = version + 1
             where company_id = @CompanyId and property_id = @PropertyId
            """,
            property);
    }

    /// <summary>Takes the property out of use. The row stays for the chats it had; the name is free again.</summary>
    public Task DeleteAsync(WriteScope scope, Property property) => scope.ExecuteAsync(
        """
        update properties set deleted = true, is_default = false, version = version + 1
         where company_id = @CompanyId and property_id = @PropertyId
        """,
        property);

    /// <summary>What still needs the property; the tables of users and chats belong to other slices and are only counted here.</summary>
    public async Task<PropertyUse> UseAsync(WriteScope scope, Property property) => (await scope.FirstOrDefaultAsync<PropertyUse>(
        Use + "p.property_id = @PropertyId", property))!;

    /// <summary>The same of several, for a list.</summary>
    public Task<IReadOnlyList<PropertyUse>> UsesAsync(
        string companyId, IReadOnlyCollection<string> propertyIds, CancellationToken cancellationToken) => database.QueryAsync<PropertyUse>(
        Use + "p.property_id in @propertyIds limit @limit", new { CompanyId = companyId, propertyIds, limit = propertyIds.Count }, cancellationToken);

    /// <summary>Names of those of <paramref name="propertyIds"/> that the company has, by id.</summary>
    public async Task<Dictionary<string, string>> NamesAsync(
        string companyId, IReadOnlyCollection<string> propertyIds, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Property>(
            $"select {Columns} from properties where company_id = @companyId and property_id in @propertyIds and not deleted limit @limit",
            new { companyId, propertyIds, limit = propertyIds.Count },
            cancellationToken);
        return rows.ToDictionary(row => row.PropertyId, row => row.Name);
    }

    /// <summary>The company's properties by name, whoever sees them: a chat may be transferred to each.</summary>
    public Task<IReadOnlyList<Property>> ListAllAsync(string companyId, int limit, CancellationToken cancellationToken) =>
        database.QueryAsync<Property>(
            $"select {Columns} from properties where company_id = @companyId and not deleted order by name_key limit @limit",
            new { companyId, limit },
            cancellationToken);

    /// <summary>Properties that <paramref name="viewer"/> sees, by name, one beyond the limit.</summary>
    public Task<IReadOnlyList<Property>> ListAsync(Account viewer, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<Property>(
            $"""
            select {Columns}
              from properties
             where company_id = @companyId and not deleted and name_key > @after and name_key like @search escape '\'
               and {PropertyScope.Sql(viewer, "properties", null)}
             order by name_key
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                after = page.AfterKey,
                search = page.SearchPattern,
                propertyIds = viewer.PropertyIds.ToList(),
                limit = page.Limit + 1,
            },
            cancellationToken);
}
