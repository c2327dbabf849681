using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Takes a property out of use, once nothing needs it any more.</summary>
internal sealed class DeleteProperty(Database database, CompanyStore companies, PropertyStore properties, AuditLog audit)
{
    /// <summary>Throws 403, 404, 412, and 409 that names what still uses the property.</summary>
    public Task RunAsync(Caller caller, string propertyId, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        return database.WriteAsync(caller.CompanyId, scope => ApplyAsync(scope, caller, propertyId, match), cancellationToken);
    }

    private async Task ApplyAsync(WriteScope scope, Caller caller, string propertyId, IfMatch match)
    {
        await companies.LockAsync(scope, caller.CompanyId);
        var property = await properties.LockAsync(scope, caller.CompanyId, propertyId) ?? throw ApiException.NotFound("Property");
        match.Enforce(property.Version);
        (await properties.UseAsync(scope, property)).Enforce(property.IsDefault);
        await properties.DeleteAsync(scope, property);
        await audit.AppendAsync(
            scope, caller.CompanyId, caller.Actor, "property.deleted", new AuditTarget("property", propertyId, property.Name), new { property.Name });
    }
}
