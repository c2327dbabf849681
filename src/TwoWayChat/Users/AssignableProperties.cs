using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Names of the properties that users are assigned to. Their table belongs to a slice above, and is only read here.</summary>
internal sealed class AssignableProperties(Database database)
{
    /// <summary>Properties that <paramref name="viewer"/> may assign, by name, one beyond the limit.</summary>
    public Task<IReadOnlyList<NamedRef>> ListAsync(Account viewer, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<NamedRef>(
            $"""
            select property_id as id, name
              from properties
             where company_id = @companyId and not deleted and name_key like @search escape '\' and {Visible(viewer)}
             order by name_key
             limit @limit
            """,
            new { companyId = viewer.CompanyId, search = page.SearchPattern, ownIds = viewer.PropertyIds.ToList(), limit = page.Limit + 1 },
            cancellationToken);

    /// <summary>Those of <paramref name="propertyIds"/> that <paramref name="viewer"/> sees, by name.</summary>
    public Task<IReadOnlyList<NamedRef>> FindAsync(
        Account viewer, IReadOnlyCollection<string> propertyIds, CancellationToken cancellationToken) =>
        database.QueryAsync<NamedRef>(
            $"""
            select property_id as id, name
              from properties
             where company_id = @companyId and not deleted and property_id in @propertyIds and {Visible(viewer)}
             order by name_key
             limit @limit
            """,
            new { companyId = viewer.CompanyId, propertyIds, ownIds = viewer.PropertyIds.ToList(), limit = propertyIds.Count },
            cancellationToken);

    private static string Visible(Account viewer) => viewer.Role == Role.GlobalManager ? "1 = 1" : "property_id in @ownIds";
}
