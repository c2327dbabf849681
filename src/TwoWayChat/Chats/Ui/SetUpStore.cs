using TwoWayChat.Data;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Ui;

/// <summary>Looks what a manager has set up already; the tables belong to other slices, and are only asked whether they hold anything.</summary>
internal sealed class SetUpStore(Database database)
{
    public async Task<SetUpProgress> FindAsync(Account viewer, CancellationToken cancellationToken) => (await database.FirstOrDefaultAsync<SetUpProgress>(
        $"""
        select {Any("properties p where p.company_id = @companyId and not p.deleted and " + PropertyScope.Sql(viewer, "p", null))} as properties,
               {Any("users u join user_properties p on p.company_id = u.company_id and p.user_id = u.user_id "
                    + "where u.company_id = @companyId and u.role = 'AGENT' and u.enabled and not u.deleted and " + PropertyScope.Sql(viewer, "p", null))} as agents,
               {Any("sender_addresses s where s.company_id = @companyId and not s.deleted and (s.property_id is null or "
                    + PropertyScope.Sql(viewer, "s", null) + ")")} as sender_addresses,
               {Any("business_hours b where b.company_id = @companyId and " + PropertyScope.Sql(viewer, "b", null))} as hours,
               {Any("keywords k where k.company_id = @companyId and " + PropertyScope.Sql(viewer, "k", null))} as keywords
        """,
        new { companyId = viewer.CompanyId, propertyIds = viewer.PropertyIds.ToList() },
        cancellationToken))!;

    private static string Any(string rows) => $"cast(case when exists (select 1 from {rows}) then 1 else 0 end as bigint)";
}
